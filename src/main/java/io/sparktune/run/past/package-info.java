/** The state of a run that is resumed, from its journal. */
package io.sparktune.run.past;
