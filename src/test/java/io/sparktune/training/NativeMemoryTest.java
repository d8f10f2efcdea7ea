package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.table.TableDataset;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldOutcome.Scored;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

final class NativeMemoryTest {

  @Test
  void foldsGiveTheirNetworksBack() {
    NativeThreads.use(1);
    TableDataset circles = TestData.circles();
    FoldTraining training =
        new FoldTraining(
            circles,
            TestData.folds(circles),
            TestData.ACCURACY,
            TestData.measured(circles),
            TestData.NO_CHECKPOINTS);
    // 1000 x 1000 weights, their gradients and two moments of Adam: 16 MB and more in each fold.
    // Those of the other engine are in the Java heap, which grows as it likes.
    TrialSettings plan =
        TestPlans.base()
            .with(List.of(1000, 1000), "relu")
            .with(new TrainingSettings(1, 120, 0, 0, Engine.DEEPLEARNING4J))
            .plan();
    train(training, plan, 2);
    long before = Pointer.physicalBytes();
    train(training, plan, 20);
    // Twenty networks kept would be 320 MB; what is allowed for is the allocator's slack.
    assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
  }

  private static void train(FoldTraining training, TrialSettings plan, int folds) {
    for (int i = 0; i < folds; i++) {
      assertThat(
              training
                  .train(
                      TestData.assignment(i % 5, i),
                      List.of(plan),
                      EpochCallback.open(),
                      Checkpoints.none(),
                      "host",
                      "1")
                  .outcome())
          .isInstanceOf(Scored.class);
    }
  }
}
