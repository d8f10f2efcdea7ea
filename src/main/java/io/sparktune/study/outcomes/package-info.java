/** Finished trials: their outcome, the rules that judge them, and the Pareto front. */
package io.sparktune.study.outcomes;
