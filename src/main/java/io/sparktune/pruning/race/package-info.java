/** Fold races: tests that drop a trial on its first folds. */
package io.sparktune.pruning.race;
