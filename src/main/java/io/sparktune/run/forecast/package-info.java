/** Recorded runs as the input of a simulation, and the measured slowdown of slots. */
package io.sparktune.run.forecast;
