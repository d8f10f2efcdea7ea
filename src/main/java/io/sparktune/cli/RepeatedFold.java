package io.sparktune.cli;

import io.sparktune.simulation.SlowdownMeter;
import io.sparktune.training.Checkpoints;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.TrialPlan;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Trial;
import io.sparktune.trial.Verdict;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The first fold of a trial, trained for its time only.
 *
 * @param mostEpochs after which it is broken off
 */
record RepeatedFold(FoldTraining training, Trial trial, TrialPlan plan, int mostEpochs)
    implements SlowdownMeter.Fold {

  private static final String HERE = "this machine";

  @Override
  public void train(BooleanSupplier wanted) {
    FoldOutcome outcome =
        training
            .train(
                new FoldAssignment(trial, 0, 1),
                List.of(plan),
                new Gate(wanted, mostEpochs),
                Checkpoints.none(),
                HERE,
                HERE)
            .outcome();
    if (outcome instanceof FoldOutcome.Failed failed) {
      throw new BadInput(
          "--slowdown measured: a fold of trial %d failed on this machine (%s: %s); %s"
              .formatted(
                  trial.number(),
                  failed.kind().column(),
                  failed.message(),
                  SlowdownMeasurement.OTHERWISE));
    }
  }

  private record Gate(BooleanSupplier wanted, int mostEpochs) implements EpochGate {

    @Override
    public boolean isOpen() {
      return wanted.getAsBoolean();
    }

    @Override
    public Verdict pass(List<EpochScore> scores, Checkpoint kept) {
      boolean isEnough = scores.get(scores.size() - 1).epoch() >= mostEpochs;
      return isEnough || !wanted.getAsBoolean() ? Verdict.STOP : Verdict.GO_ON;
    }
  }
}
