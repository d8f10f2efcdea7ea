/** Recorded runs as the ground of a simulation, and the measured slowdown of slots. */
package io.sparktune.run.forecast;
