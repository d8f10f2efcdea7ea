package io.sparktune.search.gp;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;


/**
 * Bayesian optimisation with Gaussian processes.
 *
 * @param startTrials how many trials come before the first is chosen, from 1: the middle and points
 *     that are spread evenly; default 10
 * @param mostRows how many observations a process has at most, from 50; default 500
 * @param candidates how many places are compared before the best are improved, from 10; default 500
 * @param locality whether every second suggestion stays near the best trial; default {@link
 *     Locality#ALTERNATING}
 * @param company what is proposed while trials are in flight, for one goal; default {@link
 *     Company#BELIEVE}
 */
public record GpSettings(
    int startTrials, int mostRows, int candidates, Locality locality, Company company)
    implements SamplerSettings {

  /** What is proposed while trials are in flight. */
  public enum Company {
    /** As always, with awaited trials taken to end as expected. */
    BELIEVE,
    /** Every fourth one is where doubts are largest among places that may be the best. */
    EXPLORE
  }

  /** Where suggestions may lie. */
  public enum Locality {
    /** Every second one in a region around the best trial that grows and shrinks. */
    ALTERNATING,
    /** Anywhere. */
    NONE
  }

  public GpSettings {
    if (startTrials < 1) {
      throw new IllegalArgumentException("the start trials are " + startTrials);
    }
    if (mostRows < 50) {
      throw new IllegalArgumentException("the most rows are " + mostRows);
    }
    if (candidates < 10) {
      throw new IllegalArgumentException("the candidates are " + candidates);
    }
  }

  /** What suits most studies. */
  public static GpSettings defaults() {
    return new GpSettings(10, 500, 500, Locality.ALTERNATING, Company.BELIEVE);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new GpSampler(shape, this);
  }

  @Override
  public String name() {
    return "gp";
  }
}
