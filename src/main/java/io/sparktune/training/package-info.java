/** Fits and scores one fold on an executor: epochs, metrics, the trained network. */
package io.sparktune.training;
