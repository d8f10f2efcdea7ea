/** Covariance matrix adaptation: a normal distribution that moves towards the good trials. */
package io.sparktune.search.cmaes;
