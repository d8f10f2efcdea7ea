/** Comparison of trials by several goals; merits are better when they are greater. */
package io.sparktune.search.pareto;
