package io.sparktune.search.gp;

import io.sparktune.search.ExploringSampler;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of Bayesian optimisation with Gaussian processes.
 *
 * @param startupTrials trials before the first suggestion of the model, from 1: the centre and
 *     evenly spread points; default 10
 * @param maxTrials largest number of observations that a process is fitted to, from 50; default 500
 * @param candidates points that are compared before the best are optimised, from 10; default 500
 * @param locality whether every second suggestion stays near the best trial; default {@link
 *     Locality#ALTERNATING}
 * @param pending policy for trials in flight, for one goal; default {@link PendingPolicy#BELIEVE}
 */
public record GpSettings(
    int startupTrials, int maxTrials, int candidates, Locality locality, PendingPolicy pending)
    implements SamplerSettings {

  /** A policy for suggestions while trials are in flight. */
  public enum PendingPolicy {
    /** Pending trials count as observed at their predicted means (Kriging believer). */
    BELIEVE,
    /** Every fourth suggestion has the largest uncertainty among points that may be the best. */
    EXPLORE
  }

  /** The region of suggestions. */
  public enum Locality {
    /** Every second one in a region around the best trial that grows and shrinks. */
    ALTERNATING,
    /** Anywhere. */
    NONE
  }

  public GpSettings {
    if (startupTrials < 1) {
      throw new IllegalArgumentException("the number of startup trials is " + startupTrials);
    }
    if (maxTrials < 50) {
      throw new IllegalArgumentException("the largest number of trials is " + maxTrials);
    }
    if (candidates < 10) {
      throw new IllegalArgumentException("the candidates are " + candidates);
    }
  }

  /** The default settings. */
  public static GpSettings defaults() {
    return new GpSettings(10, 500, 500, Locality.ALTERNATING, PendingPolicy.BELIEVE);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new ExploringSampler(new GpSampler(shape, this), shape);
  }

  @Override
  public String name() {
    return "gp";
  }
}
