/** Checkpoints of folds in training: format, key, state. */
package io.sparktune.training.checkpoints;
