/** Fold races: tests that prune a trial on its first folds. */
package io.sparktune.pruning.race;
