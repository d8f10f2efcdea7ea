/** The default sampler: chooses among the others by the study. */
package io.sparktune.search.auto;
