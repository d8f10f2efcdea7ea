package io.sparktune.training;

import io.sparktune.data.table.TableDataset;
import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.FoldTrainerContract;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;

/** Real training, as executors do it. */
final class FoldTrainingTrainerTest extends FoldTrainerContract {

  private static final List<TrialSettings> PLANS =
      TestPlans.base()
          .withEverythingRandom()
          .with(new TrainingSettings(3, 32, 0, 0, Engine.AUTO))
          .plans();

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @Override
  protected FoldTrainer trainer() {
    TableDataset data = TestData.circles();
    FoldTraining training =
        new FoldTraining(
            data,
            TestData.folds(data),
            TestData.ACCURACY,
            TestData.measured(data),
            TestData.NO_CHECKPOINTS);
    SingleFoldTrainer trainer =
        (fold, gate) -> training.train(fold, PLANS, gate, Checkpoints.none(), "host", "1");
    return trainer;
  }

  @Override
  protected List<FoldAssignment> assignments() {
    Trial trial = new Trial(3, new Values(Map.of()), 5);
    return IntStream.range(0, 3).mapToObj(fold -> new FoldAssignment(trial, fold, 1)).toList();
  }
}
