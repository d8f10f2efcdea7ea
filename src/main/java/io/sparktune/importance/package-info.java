/** How much each parameter matters, from the trials of a study. May import space and trial. */
package io.sparktune.importance;
