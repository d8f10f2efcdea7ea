package io.sparktune.run.forecast;

import io.sparktune.run.input.BadInput;
import io.sparktune.simulation.SlowdownMeter;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The first fold of a trial, trained for its time only.
 *
 * @param mostEpochs after which it is broken off
 */
record TimedFold(FoldTraining training, Trial trial, TrialSettings plan, int mostEpochs)
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

  private record Gate(BooleanSupplier wanted, int mostEpochs) implements EpochCallback {

    @Override
    public boolean isOpen() {
      return wanted.getAsBoolean();
    }

    @Override
    public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
      boolean isEnough = scores.get(scores.size() - 1).epoch() >= mostEpochs;
      return isEnough || !wanted.getAsBoolean() ? EpochDecision.STOP : EpochDecision.GO_ON;
    }
  }
}
