/** A model-based sampler that learns from trials which a pruner compared before their end. */
package io.sparktune.search.bohb;
