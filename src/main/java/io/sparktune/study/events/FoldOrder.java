package io.sparktune.study.events;

import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import java.util.List;

/** The order that the events of one fold can come in. */
final class FoldOrder {

  private static final int MOST_EPOCHS = 1_000_000;

  private enum Phase {
    WAITING("is not in training"),
    RUNNING("is in training"),
    PAUSED("is paused"),
    OVER("is over");

    private final String text;

    Phase(String text) {
      this.text = text;
    }
  }

  private final String name;
  private Phase phase = Phase.WAITING;
  private int attempts;
  private int epochs;

  /**
   * @param name such as {@code fold 0 of trial 3}
   * @param epochs that another trial trained
   */
  FoldOrder(String name, int epochs) {
    this.name = name;
    this.epochs = epochs;
  }

  /** Its driver is gone. */
  void reopen() {
    phase = phase == Phase.RUNNING ? Phase.WAITING : phase;
  }

  void promote() {
    phase = phase == Phase.PAUSED ? Phase.WAITING : phase;
  }

  void start(int attempt, int fromEpoch) {
    require(phase == Phase.WAITING, "is started, but " + phase.text);
    require(
        attempt == attempts + 1,
        "is started as attempt %d in place of attempt %d".formatted(attempt, attempts + 1));
    require(fromEpoch >= 0 && fromEpoch <= epochs, "is started from epoch " + fromEpoch);
    phase = Phase.RUNNING;
    attempts = attempt;
  }

  void score(int attempt, List<EpochScore> scores) {
    require(phase == Phase.RUNNING, "is scored, but " + phase.text);
    require(
        attempt == attempts,
        "is scored by attempt %d, but attempt %d is in training".formatted(attempt, attempts));
    for (EpochScore score : scores) {
      require(
          score.epoch() > epochs && score.epoch() <= MOST_EPOCHS,
          "is scored after epoch %d, behind epoch %d".formatted(score.epoch(), epochs));
      epochs = score.epoch();
    }
  }

  void finish(FoldOutcome outcome) {
    if (outcome instanceof FoldOutcome.Scored scored) {
      require(
          scored.epochs() >= 0
              && scored.epochs() <= MOST_EPOCHS
              && scored.bestEpoch() >= 0
              && scored.bestEpoch() <= MOST_EPOCHS,
          "is scored after %d epochs, at best %d".formatted(scored.epochs(), scored.bestEpoch()));
      require(
          scored.fitMillis() >= 0 && scored.scoreMillis() >= 0,
          "took %d and %d ms".formatted(scored.fitMillis(), scored.scoreMillis()));
    }
    if (outcome instanceof FoldOutcome.Paused) {
      phase = Phase.PAUSED;
    } else {
      phase = outcome instanceof FoldOutcome.Failed ? Phase.WAITING : Phase.OVER;
    }
  }

  private void require(boolean isPossible, String reason) {
    if (!isPossible) {
      throw new ImpossibleEvent(name + " " + reason);
    }
  }
}
