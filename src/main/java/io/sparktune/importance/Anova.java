package io.sparktune.importance;

import java.util.SplittableRandom;

/** Attributes the variance of merits to parameters. */
interface Anova {

  /** The shares of the parameters, each less that of its shuffled twin. */
  Shares of(BootstrapDraw draw, SplittableRandom random);
}
