package io.sparktune.importance;

import java.util.SplittableRandom;

/** Tells what share of the variance of merits is due to each parameter. */
interface Anova {

  /** Shares of parameters, each less that of its twin. */
  Shares of(BootstrapDraw draw, SplittableRandom random);
}
