/** Evolutionary search with several goals at once. */
package io.sparktune.search.nsga2;
