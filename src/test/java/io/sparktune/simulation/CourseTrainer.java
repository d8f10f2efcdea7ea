package io.sparktune.simulation;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks along the courses of a model in real time, for studies that maximise. */
record CourseTrainer(FoldModel model, Instant now) implements SingleFoldTrainer {

  @Override
  public FoldResult train(FoldAssignment fold, EpochCallback gate) {
    List<FoldCurve.Epoch> epochs = model.course(fold.trial(), fold.fold()).epochs();
    if (!gate.isOpen()) {
      return result(fold, new FoldOutcome.Stopped(0, 0, 0), List.of());
    }
    List<EpochScore> untold = new ArrayList<>();
    int bestEpoch = 1;
    for (int epoch = 1; epoch <= epochs.size(); epoch++) {
      double score = epochs.get(epoch - 1).score();
      untold.add(new EpochScore(epoch, null, score, 1));
      bestEpoch = score > epochs.get(bestEpoch - 1).score() ? epoch : bestEpoch;
      if (epoch < epochs.size()) {
        EpochDecision verdict = gate.pass(List.copyOf(untold), fold.from());
        if (verdict != EpochDecision.UNHEARD) {
          untold.clear();
        }
        if (verdict == EpochDecision.STOP) {
          return result(fold, new FoldOutcome.Stopped(epoch, 1, 0), List.of());
        }
      }
    }
    double best = epochs.get(bestEpoch - 1).score();
    Scores scores = new Scores(Map.of(), Map.of());
    return result(
        fold, new FoldOutcome.Scored(best, scores, epochs.size(), bestEpoch, 1, 0), untold);
  }

  private FoldResult result(FoldAssignment fold, FoldOutcome outcome, List<EpochScore> epochs) {
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        outcome,
        epochs,
        now,
        now.plusSeconds(60),
        "host",
        "1");
  }
}
