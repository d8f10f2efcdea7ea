/** Arithmetic on arrays of numbers, for whole layers and batches at once. */
package io.sparktune.training.engine.arrays;
