/** Gaussian processes: kernels, likelihood, exact inference. */
package io.sparktune.search.gp.process;
