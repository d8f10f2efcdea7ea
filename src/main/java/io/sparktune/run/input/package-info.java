/** The input of a run: study file, rows, folds and search. */
package io.sparktune.run.input;
