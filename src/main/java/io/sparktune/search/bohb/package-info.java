/** A model-based sampler that learns from the rungs of a pruner. */
package io.sparktune.search.bohb;
