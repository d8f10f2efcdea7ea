package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.FittedInputs;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.table.TableDataset;
import io.sparktune.training.metrics.StandardNumberMetric;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

final class CostMeterTest {

  private static final TableDataset CIRCLES = TestData.circles();

  private static Costs costs(TestPlans plans, int[] validationRows, long seed) {
    Fold fold = TestData.folds(CIRCLES).folds().get(0);
    FittedInputs preparation = CIRCLES.fit(fold.trainRows(), plans.plan().preparation());
    try (TrainingRun run =
        new TrainingRun(
            PreparedData.of(CIRCLES, preparation), fold.trainRows(), plans.stages(seed), 2)) {
      return CostMeter.costs(run, validationRows, 100);
    }
  }

  @Test
  void parametersAreTheWeightsAndBiasesOfAllLayers() {
    // 2 inputs, 16 and 8 units, 2 classes: (2 + 1) * 16, (16 + 1) * 8 and (8 + 1) * 2.
    TestPlans plans = TestPlans.base().with(List.of(16, 8), "tanh");

    assertThat(costs(plans, new int[] {0, 1, 2}, 1).parameters()).isEqualTo(48 + 136 + 18);
  }

  @Test
  void modelBytesAreThoseOfTheZipsEntries_whateverTheSeed() throws IOException {
    TrialSettings plan = TestPlans.base().plan();
    byte[] zip =
        TrainedModel.train(
                CIRCLES, TestData.folds(CIRCLES).studyRows(), List.of(new Stage(plan, 1)), 1)
            .files()
            .get("model.zip");
    long seedDigits = Long.toString(Seeds.derive(1, "weights", 0)).length();

    Costs costs = costs(TestPlans.base(), new int[] {0}, 1);
    assertThat(costs.modelBytes())
        .isEqualTo(entryBytes(zip) - seeds(zip) * (seedDigits - "0".length()));
    assertThat(costs(TestPlans.base(), new int[] {0}, 77).modelBytes())
        .isEqualTo(costs.modelBytes());
  }

  private static long entryBytes(byte[] zip) throws IOException {
    long bytes = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        bytes += in.readAllBytes().length;
      }
    }
    return bytes;
  }

  /** How often the seed is named. */
  private static long seeds(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      in.getNextEntry();
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return json.split("\"seed\"", -1).length - 1L;
    }
  }

  @Test
  void predictionsAreTimed_alsoWithFewRows() {
    assertThat(costs(TestPlans.base(), new int[] {7}, 1).predictMillis()).isPositive();
  }

  @Test
  void aFoldThatIsScored_tellsItsCosts() {
    FoldOutcome outcome = trained(TestData.ACCURACY);

    assertThat(((FoldOutcome.Scored) outcome).costs().parameters()).isEqualTo(48 + 34);
  }

  @Test
  void aFurtherGoalWithoutAValue_failsTheFold() {
    TableDataset skewed = TestData.numbers();
    Goals goals =
        Goals.of(
            new Goal(StandardNumberMetric.RMSE, "", Direction.MINIMIZE),
            new Goal(StandardNumberMetric.R2, "", Direction.MAXIMIZE));
    int[] one = {0};
    TrialSettings plan = TestPlans.base().plan();
    int[] train = TestData.folds(skewed).folds().get(0).trainRows();
    FittedInputs preparation = skewed.fit(train, plan.preparation());
    try (TrainingRun run =
        new TrainingRun(
            PreparedData.of(skewed, preparation), train, List.of(new Stage(plan, 1)), 2)) {
      FoldRun fold = new FoldRun(run, one, plan.training(), goals);
      fold.epoch();
      FoldOutcome.Failed failed = (FoldOutcome.Failed) fold.outcome(TestData.measured(skewed));

      assertThat(failed.kind()).isEqualTo(FailureKind.UNDEFINED_SCORE);
      assertThat(failed.message()).startsWith("r2 is undefined: the target is ");
    }
  }

  private static FoldOutcome trained(Goals goals) {
    return new FoldTraining(
            CIRCLES,
            TestData.folds(CIRCLES),
            goals,
            TestData.measured(CIRCLES),
            TestData.NO_CHECKPOINTS)
        .train(
            TestData.assignment(0, 1),
            TestPlans.base().plans(),
            EpochCallback.open(),
            new KeptInMemory(),
            "host",
            "1")
        .outcome();
  }
}
