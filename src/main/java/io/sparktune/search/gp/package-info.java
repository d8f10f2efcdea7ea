/** Bayesian optimisation with Gaussian processes. */
package io.sparktune.search.gp;
