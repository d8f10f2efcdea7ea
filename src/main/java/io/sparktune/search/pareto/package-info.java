/** Comparing trials by several goals at once; every merit is better when it is more. */
package io.sparktune.search.pareto;
