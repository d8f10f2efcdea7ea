/** The values that travel between driver and executors: trials, fold results, scores, failures. */
package io.sparktune.trial;
