package io.sparktune.study.events;

import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order that a study's events can come in, whatever was asked of it: trials are proposed in
 * turn, and what happens to a fold happens while an attempt of it is in training.
 */
public final class EventOrder {

  private static final int MOST_FOLDS = 1_000_000;

  private final Map<Integer, TrialOrder> trials = new HashMap<>();
  private int nextTrial;
  private boolean hasGaps;
  private boolean isNewLife;
  private boolean isClosed;

  /** A trial and its folds. */
  private record TrialOrder(Trial trial, Map<Integer, FoldOrder> folds) {}

  /** The next events are those of another driver. */
  public void beginLife() {
    isNewLife = true;
  }

  /**
   * Takes the next event.
   *
   * @throws ImpossibleEvent if it cannot come now
   */
  public void take(Event event) {
    boolean opens = event instanceof Event.StudyOpened;
    require(opens || !isNewLife, "a driver's first event has to be study-opened");
    require(!opens || isNewLife, "a driver opens the study only once");
    require(opens || !isClosed, "the study is closed");
    isNewLife = false;
    isClosed = event instanceof Event.StudyClosed;
    if (event instanceof Event.StudyOpened opened) {
      hasGaps = opened.isRound();
      trials.values().forEach(trial -> trial.folds().values().forEach(FoldOrder::reopen));
    } else if (event instanceof Event.TrialProposed proposal) {
      propose(proposal.trial());
    } else if (event instanceof Event.TrialPruned pruned) {
      TrialOrder unused = trial(pruned.trial());
      require(pruned.fold() >= 0 && pruned.epoch() >= 0, "it is pruned by no fold: " + pruned);
    } else if (event instanceof Event.TrialPromoted promoted) {
      trial(promoted.trial()).folds().values().forEach(FoldOrder::promote);
    } else if (event instanceof Event.SlotsChanged slots) {
      require(slots.slots() >= 0 && slots.possible() >= 0, slots.slots() + " slots");
    } else {
      takeOfFold(event);
    }
  }

  private void takeOfFold(Event event) {
    if (event instanceof Event.FoldStarted started) {
      fold(started.trial(), started.fold()).start(started.attempt(), started.fromEpoch());
    } else if (event instanceof Event.EpochsScored scored) {
      score(scored.trial(), scored.fold(), scored.attempt(), scored.scores());
    } else if (event instanceof Event.FoldFinished finished) {
      FoldResult result = finished.result();
      score(result.trial(), result.fold(), result.attempt(), result.epochs());
      fold(result.trial(), result.fold()).finish(result.outcome());
    }
  }

  private void score(int trial, int fold, int attempt, List<EpochScore> scores) {
    fold(trial, fold).score(attempt, scores);
  }

  private void propose(Trial trial) {
    int number = trial.number();
    require(
        trials.isEmpty() || number == nextTrial || (hasGaps && number > nextTrial),
        "trial " + number + " is proposed in place of trial " + nextTrial);
    if (trial.origin() != null) {
      Trial parent = trial.origin().parent();
      require(
          trial(parent.number()).trial().equals(parent),
          "trial " + number + " resumes a trial " + parent.number() + " that is another one");
    }
    trials.put(number, new TrialOrder(trial, new HashMap<>()));
    nextTrial = number + 1;
  }

  private TrialOrder trial(int number) {
    TrialOrder trial = trials.get(number);
    if (trial == null) {
      throw new ImpossibleEvent("trial " + number + " was never proposed");
    }
    return trial;
  }

  private FoldOrder fold(int number, int fold) {
    TrialOrder trial = trial(number);
    require(fold >= 0 && fold < MOST_FOLDS, "no trial has a fold " + fold);
    return trial
        .folds()
        .computeIfAbsent(
            fold,
            place ->
                new FoldOrder(
                    "fold " + fold + " of trial " + number, trial.trial().inheritedEpochs()));
  }

  private static void require(boolean isPossible, String reason) {
    if (!isPossible) {
      throw new ImpossibleEvent(reason);
    }
  }
}
