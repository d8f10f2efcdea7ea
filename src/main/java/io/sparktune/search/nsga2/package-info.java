/** Evolutionary search with several goals. */
package io.sparktune.search.nsga2;
