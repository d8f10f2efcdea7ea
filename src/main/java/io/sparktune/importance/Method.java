package io.sparktune.importance;

import java.util.Locale;

/** How importance is measured. */
public enum Method {
  /** The share of the variance of merits over the whole space. */
  FANOVA("what moves the score, of its variance over the space") {
    @Override
    Anova anova() {
      return new FunctionalAnova();
    }
  },
  /** What it takes to come from all trials into the best tenth. */
  PED_ANOVA("what it takes to be among the best tenth") {
    @Override
    Anova anova() {
      return new PedAnova(1);
    }
  },
  /** What it takes to come from the better half into the best tenth. */
  PED_ANOVA_LOCAL("what it takes to be among the best tenth, once in the better half") {
    @Override
    Anova anova() {
      return new PedAnova(0.5);
    }
  };

  private final String question;

  Method(String question) {
    this.question = question;
  }

  abstract Anova anova();

  /** Whether it measures pairs of parameters, too. */
  boolean tellsPairs() {
    return this == FANOVA;
  }

  /** Whether only the order of trials counts, so that those given up can be ranked too. */
  public boolean goesByOrder() {
    return this != FANOVA;
  }

  /** What it answers, for people. */
  public String question() {
    return question;
  }

  /** The name in tables. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
