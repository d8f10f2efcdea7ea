package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Imbalance;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldOutcome.Failed;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FoldTrainingTest {

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @Test
  void oneHiddenLayerReadsDigits() {
    TrialSettings plan =
        TestPlans.base()
            .with(List.of(64), "relu")
            .with(new TrainingSettings(10, 32, 0, 0, Engine.AUTO))
            .plan();
    FoldResult result = train(TestData.digits(), TestData.ACCURACY, plan);
    assertThat(scored(result).score()).isGreaterThanOrEqualTo(0.95);
    assertThat(scored(result).scores().of("log_loss").orElseThrow()).isLessThan(0.3);
    assertThat(scored(result).scores().undefined()).isEmpty();
    assertThat(result.epochs())
        .extracting(EpochScore::epoch)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(result.epochs().get(9).trainLoss()).isLessThan(result.epochs().get(0).trainLoss());
  }

  @Test
  void aHiddenLayerTellsCirclesApartAndALinearModelDoesNot() {
    TestPlans plans = TestPlans.base().with(new TrainingSettings(40, 16, 0, 0, Engine.AUTO));
    TableDataset circles = TestData.circles();
    assertThat(score(circles, plans.with(List.of(16), "tanh").plan())).isGreaterThan(0.95);
    assertThat(score(circles, plans.with(List.of(), "tanh").plan())).isLessThan(0.75);
  }

  @Test
  void aNumberIsScoredInItsOwnUnit() {
    TrialSettings plan =
        TestPlans.base().with(new TrainingSettings(60, 16, 0, 0, Engine.AUTO)).plan();
    Scored scored = scored(train(TestData.numbers(), TestData.RMSE, plan));
    // Targets run from 20 to 95; their standard deviation is about 15.
    assertThat(scored.score()).isLessThan(2);
    assertThat(scored.scores().of("r2").orElseThrow()).isGreaterThan(0.98);
  }

  @Test
  void aHugeLearningRateDiverges() {
    TrialSettings plan =
        TestPlans.base()
            .with(List.of(64, 64), "relu")
            .with(new Updater.Sgd(), 1e3)
            .with(new TrainingSettings(5, 32, 0, 0, Engine.AUTO))
            .plan();
    Failed failed = failed(train(TestData.digits(), TestData.ACCURACY, plan));
    assertThat(failed.kind()).isEqualTo(FailureKind.DIVERGED);
    assertThat(failed.message()).matches("(the loss|a prediction) is \\S+ (in|after) epoch 1");
  }

  @Test
  void theBestEpochIsScoredAndTrainingStopsWhenPatienceEnds() {
    TrialSettings plan =
        TestPlans.base()
            .with(new Updater.Adam(0.9, 0.999, 1e-8), 0.05)
            .with(new TrainingSettings(200, 16, 5, 0, Engine.AUTO))
            .plan();
    FoldResult result = train(TestData.circles(), TestData.ACCURACY, plan);
    Scored scored = scored(result);
    double best = result.epochs().stream().mapToDouble(EpochScore::score).max().orElseThrow();
    assertThat(scored.score()).isEqualTo(best);
    assertThat(scored.scores().of("accuracy")).hasValue(best);
    assertThat(result.epochs().get(scored.bestEpoch() - 1).score()).isEqualTo(best);
    assertThat(scored.epochs()).isEqualTo(scored.bestEpoch() + 5).isEqualTo(result.epochs().size());
  }

  @Test
  void theBestEpochsModelIsTheOneOfThatManyEpochs() {
    TestPlans plans = TestPlans.base().with(new TrainingSettings(60, 16, 6, 0, Engine.AUTO));
    TableDataset circles = TestData.circles();
    Scored stopped = scored(train(circles, TestData.ACCURACY, plans.plan()));
    TrialSettings exact =
        plans.with(new TrainingSettings(stopped.bestEpoch(), 16, 0, 0, Engine.AUTO)).plan();
    assertThat(scored(train(circles, TestData.ACCURACY, exact)).scores())
        .isEqualTo(stopped.scores());
  }

  @Test
  void withoutPatienceTheLastEpochIsScored() {
    TrialSettings plan =
        TestPlans.base().with(new TrainingSettings(7, 16, 0, 0, Engine.AUTO)).plan();
    FoldResult result = train(TestData.circles(), TestData.ACCURACY, plan);
    assertThat(scored(result).bestEpoch()).isEqualTo(7);
    assertThat(scored(result).score()).isEqualTo(result.epochs().get(6).score());
  }

  @Test
  void theSameSeedGivesTheSameScoresInAnyThreadAndCompany() throws Exception {
    TableDataset digits = TestData.digits();
    FoldTraining training =
        new FoldTraining(
            digits,
            TestData.folds(digits),
            TestData.ACCURACY,
            TestData.measured(digits),
            TestData.NO_CHECKPOINTS);
    TrialSettings plan = TestPlans.base().withEverythingRandom().plan();
    List<String> alone = runAll(training, plan, 1);
    assertThat(runAll(training, plan, 4)).isEqualTo(alone);
    assertThat(alone).doesNotHaveDuplicates();
  }

  @Test
  void classWeightsAndOversamplingFindMoreOfARareClass() {
    TableDataset rare = rareClass();
    Goals recall = Goals.of(new Goal(StandardClassMetric.RECALL, "rare", Direction.MAXIMIZE));
    TestPlans plans =
        TestPlans.base()
            .with(List.of(), "tanh")
            .with(new TrainingSettings(20, 32, 0, 0, Engine.AUTO));
    double plain = scored(train(rare, recall, plans.plan())).score();
    double weighted =
        scored(train(rare, recall, plans.with(Imbalance.CLASS_WEIGHTS).plan())).score();
    double oversampled =
        scored(train(rare, recall, plans.with(Imbalance.OVERSAMPLE).plan())).score();
    assertThat(weighted).isGreaterThan(plain + 0.2);
    assertThat(oversampled).isGreaterThan(plain + 0.2);
  }

  @Test
  void anUndefinedGoalIsAFailureWithItsReason() {
    TableDataset circles = TestData.circles();
    int[] inner =
        IntStream.range(0, circles.rows())
            .filter(row -> ((ClassTarget) circles.target()).labelAt(row) == 0)
            .toArray();
    FoldPlan folds =
        new FoldPlan(
            List.of(new Fold(TestData.folds(circles).studyRows(), inner)), inner, new int[0]);
    Goals area = Goals.of(new Goal(StandardClassMetric.ROC_AUC, "", Direction.MAXIMIZE));
    FoldResult result =
        new FoldTraining(circles, folds, area, TestData.measured(circles), TestData.NO_CHECKPOINTS)
            .train(
                TestData.assignment(0, 1),
                TestPlans.base().plans(),
                EpochCallback.open(),
                Checkpoints.none(),
                "host",
                "1");
    assertThat(failed(result))
        .isEqualTo(
            new Failed(
                FailureKind.UNDEFINED_SCORE,
                "roc_auc is undefined: only class inner among the rows"));
    assertThat(result.epochs()).extracting(EpochScore::score).containsExactly(null, null);
  }

  @Test
  void aNetworkThatCannotBeBuiltIsABadConfiguration() {
    TrialSettings plan = TestPlans.base().with(List.of(3), "rleu").plan();
    Failed failed = failed(train(TestData.circles(), TestData.ACCURACY, plan));
    assertThat(failed.kind()).isEqualTo(FailureKind.BAD_CONFIGURATION);
    assertThat(failed.message()).startsWith("there is no activation rleu");
  }

  @Test
  void anInterruptedThreadStopsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> train(TestData.circles(), TestData.ACCURACY, TestPlans.base().plan()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("stopped in epoch 1");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theResultNamesWhatItAnswers() {
    FoldResult result = train(TestData.circles(), TestData.ACCURACY, TestPlans.base().plan());
    assertThat(result.trial()).isEqualTo(3);
    assertThat(result.seed()).isEqualTo(TestData.assignment(0, 1).seed());
    assertThat(result.host()).isEqualTo("host");
    assertThat(result.executor()).isEqualTo("1");
    assertThat(result.finishedAt()).isAfterOrEqualTo(result.startedAt());
  }

  @Test
  void aGoalThatDoesNotSuitTheTargetIsRefused() {
    TableDataset circles = TestData.circles();
    FoldPlan folds = TestData.folds(circles);
    assertThatThrownBy(
            () ->
                new FoldTraining(
                    circles,
                    folds,
                    TestData.RMSE,
                    TestData.measured(circles),
                    TestData.NO_CHECKPOINTS))
        .hasMessage("the goal is to minimize rmse, but circle is a class");
    assertThatThrownBy(
            () ->
                new FoldTraining(
                    circles,
                    folds,
                    TestData.ACCURACY,
                    TestData.measured(circles, "middle"),
                    TestData.NO_CHECKPOINTS))
        .hasMessage("there is no class middle among [inner, outer]");
  }

  private static List<String> runAll(FoldTraining training, TrialSettings plan, int threads)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int run = 0; run < 4; run++) {
        int seed = run;
        calls.add(
            () -> {
              FoldResult result =
                  training.train(
                      TestData.assignment(seed, seed),
                      List.of(plan),
                      EpochCallback.open(),
                      Checkpoints.none(),
                      "host",
                      "1");
              return scored(result).scores().defined()
                  + result.epochs().stream().map(EpochScore::trainLoss).toList().toString();
            });
      }
      List<String> results = new ArrayList<>();
      for (Future<String> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  /** One number; the rare twentieth lies one deviation above the rest. */
  private static TableDataset rareClass() {
    Random random = new Random(5);
    int rows = 1000;
    int[] codes = new int[rows];
    double[] cells = new double[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = row % 21 == 0 ? 1 : 0;
      cells[row] = random.nextGaussian() + codes[row];
    }
    return new TableDataset(
        Table.of(List.of(NumericColumn.of("x", cells))),
        ClassTarget.of("kind", List.of("common", "rare"), codes));
  }

  @Test
  void anErrorIsAValue_forItWouldEndTheExecutor() {
    EpochCallback overflowing =
        new ScriptedGate(
            epoch -> {
              throw new StackOverflowError("in the gate");
            });
    Failed failed =
        failed(train(TestData.circles(), TestData.ACCURACY, TestPlans.base().plan(), overflowing));
    assertThat(failed.kind()).isEqualTo(FailureKind.CODE_ERROR);
    assertThat(failed.message()).startsWith("java.lang.StackOverflowError: in the gate");
  }

  private static FoldResult train(TableDataset data, Goals goals, TrialSettings plan) {
    return train(data, goals, plan, EpochCallback.open());
  }

  private static FoldResult train(
      TableDataset data, Goals goals, TrialSettings plan, EpochCallback gate) {
    return new FoldTraining(
            data, TestData.folds(data), goals, TestData.measured(data), TestData.NO_CHECKPOINTS)
        .train(TestData.assignment(0, 1), List.of(plan), gate, Checkpoints.none(), "host", "1");
  }

  private static double score(TableDataset data, TrialSettings plan) {
    return scored(train(data, TestData.ACCURACY, plan)).score();
  }

  private static Scored scored(FoldResult result) {
    FoldOutcome outcome = result.outcome();
    assertThat(outcome).isInstanceOf(Scored.class);
    return (Scored) outcome;
  }

  private static Failed failed(FoldResult result) {
    assertThat(result.outcome()).isInstanceOf(Failed.class);
    return (Failed) result.outcome();
  }
}
