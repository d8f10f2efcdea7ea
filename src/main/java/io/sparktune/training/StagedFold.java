package io.sparktune.training;

import io.sparktune.data.folds.Fold;
import io.sparktune.training.checkpoints.FoldState;
import io.sparktune.training.plan.Stage;
import io.sparktune.trial.Goals;
import java.util.List;
import java.util.Optional;

/**
 * A fold of a trial with all stages of its lineage.
 *
 * @param data prepared as fitted on the fold's training rows, the same for all stages
 */
record StagedFold(PreparedData data, Fold fold, Goals goals, List<Stage> stages) {

  /** The training of the last stage, before its first epoch. */
  TrainingRun lastStage() {
    return run(stages.size());
  }

  private TrainingRun run(int count) {
    int epochs = stages.get(count - 1).plan().training().epochs();
    return new TrainingRun(data, fold.trainRows(), stages.subList(0, count), epochs);
  }

  /** The same with scores. */
  FoldRun scored(TrainingRun lastStage) {
    return scored(lastStage, stages.size());
  }

  private FoldRun scored(TrainingRun run, int count) {
    return new FoldRun(
        run, data.scored(fold.validationRows()), stages.get(count - 1).plan().training(), goals);
  }

  /** Trains all stages but the last, to where that one starts; empty where it is the only one. */
  Optional<FoldState> trainedBeforeLastStage() {
    FoldState state = null;
    for (int count = 1; count < stages.size(); count++) {
      try (TrainingRun run = run(count)) {
        FoldRun scored = scored(run, count);
        if (state != null) {
          scored.resume(state);
        }
        while (scored.epochs() < stages.get(count - 1).until()) {
          scored.epoch();
        }
        state = scored.state();
      }
    }
    return Optional.ofNullable(state);
  }
}
