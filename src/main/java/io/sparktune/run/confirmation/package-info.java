/** Trains the tied trials of a search again, in rounds of new folds and seeds. */
package io.sparktune.run.confirmation;
