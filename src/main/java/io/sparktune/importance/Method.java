package io.sparktune.importance;

import java.util.Locale;

/** A method of measuring importance. */
public enum Method {
  /** The share of the variance of merits over the whole space (functional ANOVA). */
  FANOVA("share of the score's variance over the space") {
    @Override
    Anova anova() {
      return new FunctionalAnova();
    }
  },
  /** The difference between all trials and the best tenth (PED-ANOVA). */
  PED_ANOVA("difference between the best tenth and all trials") {
    @Override
    Anova anova() {
      return new PedAnova(1);
    }
  },
  /** The difference between the better half and the best tenth (local PED-ANOVA). */
  PED_ANOVA_LOCAL("difference between the best tenth and the better half") {
    @Override
    Anova anova() {
      return new PedAnova(0.5);
    }
  };

  private final String description;

  Method(String description) {
    this.description = description;
  }

  abstract Anova anova();

  /** Whether it measures pairs of parameters, too. */
  boolean hasPairs() {
    return this == FANOVA;
  }

  /** Whether only the order of trials matters, so that pruned ones can be ranked too. */
  public boolean isRankBased() {
    return this != FANOVA;
  }

  /** A description for people. */
  public String description() {
    return description;
  }

  /** The name in tables. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
