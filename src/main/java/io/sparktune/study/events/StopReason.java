package io.sparktune.study.events;

/** The reason why a study ended. */
public enum StopReason {
  /** Every trial that was asked for is finished. */
  TRIALS_DONE("every trial has ended"),
  /** Every trial of the population is trained to its end, and lost ones were replaced. */
  POPULATION_DONE("the population is trained to its end"),
  /** As many epochs as were allowed are trained. */
  EPOCHS_SPENT("the limit of epochs is reached"),
  /** The time is up that was given. */
  TIME_UP("the time limit is reached"),
  /** A score is as good as was asked for. */
  TARGET_REACHED("the target is reached"),
  /** Many trials in a row were no better than the best one. */
  PLATEAU("no better trial was found"),
  /** Better trials are likely to be better by less than chance. */
  WITHIN_NOISE("the possible improvement is less than the noise between folds"),
  /** More trials failed than were allowed. */
  TOO_MANY_FAILURES("too many trials failed"),
  /** The first trials all failed, so that the fault must lie in what they share. */
  ALL_FAILED("every trial failed"),
  /** Somebody stopped it; the same command resumes it with it. */
  STOPPED("it was stopped by request");

  private final String text;

  StopReason(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }

  /** Whether the same command would resume the study. */
  public boolean isInterruption() {
    return this == STOPPED || this == TIME_UP;
  }
}
