/** Covariance matrix adaptation: a normal distribution that moves to where the good trials are. */
package io.sparktune.search.cmaes;
