package io.sparktune.study;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Walks along made learning curves, which rise to the trial's value of x, with noise that depends
 * on the trial, the fold and the epoch alone. Asks the gate like real training does.
 */
public final class CurveTrainer implements SingleFoldTrainer {

  private static final double NOISE = 0.01;

  private final Direction direction;
  private final Predicate<FoldAssignment> lost;
  private final Queue<FoldAssignment> seen = new ConcurrentLinkedQueue<>();

  /**
   * @param lost folds whose executor goes away halfway
   */
  public CurveTrainer(Direction direction, Predicate<FoldAssignment> lost) {
    this.direction = direction;
    this.lost = lost;
  }

  public CurveTrainer(Direction direction) {
    this(direction, fold -> false);
  }

  List<FoldAssignment> seen() {
    return List.copyOf(seen);
  }

  static double score(FoldAssignment fold, int epoch, Direction direction) {
    double x = (Double) fold.trial().values().of("model.x").orElseThrow();
    double noise = Seeds.random(fold.seed(), "noise", epoch).nextDouble() - 0.5;
    double merit = x * (1 - Math.exp(-epoch / 5.0)) - 0.02 * fold.fold() + NOISE * noise;
    return direction == Direction.MAXIMIZE ? merit : -merit;
  }

  @Override
  public FoldResult train(FoldAssignment fold, EpochCallback gate) {
    seen.add(fold);
    if (!gate.isOpen()) {
      return result(fold, new FoldOutcome.Stopped(fold.from().epoch(), 0, 0), List.of());
    }
    double best = Double.NaN;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= fold.from().epoch(); epoch++) {
      double score = score(fold, epoch, direction);
      if (bestEpoch == 0 || direction.isBetter(score, best)) {
        best = score;
        bestEpoch = epoch;
      }
    }
    List<EpochScore> untold = new ArrayList<>();
    for (int epoch = fold.from().epoch() + 1; epoch <= Fixtures.MOST_EPOCHS; epoch++) {
      double score = score(fold, epoch, direction);
      untold.add(new EpochScore(epoch, 0.5, score, 1));
      if (bestEpoch == 0 || direction.isBetter(score, best)) {
        best = score;
        bestEpoch = epoch;
      }
      if (epoch == fold.pauseAfter() && epoch < Fixtures.MOST_EPOCHS) {
        Checkpoint kept = new Checkpoint(fold.attempt(), epoch);
        return result(fold, new FoldOutcome.Paused(kept, epoch, 0), untold);
      }
      if (epoch == Fixtures.MOST_EPOCHS / 2 && lost.test(fold)) {
        return result(fold, new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, "gone"), untold);
      }
      if (epoch < Fixtures.MOST_EPOCHS) {
        EpochDecision verdict = gate.pass(untold, fold.from());
        untold = verdict == EpochDecision.UNHEARD ? untold : new ArrayList<>();
        if (verdict == EpochDecision.STOP) {
          return result(fold, new FoldOutcome.Stopped(epoch, epoch, 0), List.of());
        }
      }
    }
    Scores scores = new Scores(Map.of("accuracy", best), Map.of());
    return result(
        fold, new FoldOutcome.Scored(best, scores, Fixtures.MOST_EPOCHS, bestEpoch, 27, 0), untold);
  }

  private static FoldResult result(
      FoldAssignment fold, FoldOutcome outcome, List<EpochScore> epochs) {
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        outcome,
        epochs,
        Fixtures.NOW,
        Fixtures.NOW.plusMillis(27),
        "host",
        "1");
  }
}
