/** Acquisition functions and their optimizer. */
package io.sparktune.search.gp.acquisition;
