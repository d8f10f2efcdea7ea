/** The user documentation, kept true: every snippet is read or run. */
package io.sparktune.documentation;
