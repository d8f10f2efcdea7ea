package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.Imbalance;
import io.sparktune.data.folds.Fold;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.cnn.Blocks;
import io.sparktune.model.towers.TowersSettings;
import io.sparktune.model.transfer.Bases;
import io.sparktune.training.checkpoints.CheckpointFile;
import io.sparktune.training.checkpoints.CheckpointKey;
import io.sparktune.training.checkpoints.FoldCheckpoints;
import io.sparktune.training.checkpoints.FoldState;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.Goals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A fold that goes on from any of its checkpoints ends as if nothing had happened. */
final class ResumedFoldTest {

  private static final TestPlans BASE =
      TestPlans.base().with(new TrainingSettings(6, 36, 0, 0, Engine.AUTO));

  /**
   * The state after each epoch and how the fold ended, all without times.
   *
   * @param files as hexadecimal digits: equal ones are the same to the last bit
   */
  private record Trained(List<String> files, List<EpochScore> scores, Scored outcome) {}

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @ParameterizedTest
  @MethodSource("io.sparktune.training.EveryChoiceTest#updaters")
  void withEveryUpdaterDropoutAndBatchNormalisation(Updater updater) throws IOException {
    requireTheSame(
        TestData.circles(), TestData.ACCURACY, BASE.withEverythingRandom().with(updater, 0.01));
  }

  @ParameterizedTest
  @MethodSource("io.sparktune.training.EveryChoiceTest#schedules")
  void withEverySchedule(Schedule schedule) throws IOException {
    requireTheSame(TestData.circles(), TestData.ACCURACY, BASE.with(schedule, 2));
  }

  @ParameterizedTest
  @MethodSource("io.sparktune.training.EveryChoiceTest#clippings")
  void withEveryClipping(Clipping clipping) throws IOException {
    requireTheSame(TestData.circles(), TestData.ACCURACY, BASE.with(clipping));
  }

  @ParameterizedTest
  @EnumSource
  void withEveryTreatmentOfImbalance(Imbalance imbalance) throws IOException {
    requireTheSame(TestData.circles(), TestData.ACCURACY, BASE.with(imbalance));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "HUBER", "LOG_COSH"})
  void withNumbersToForetell(Loss loss) throws IOException {
    requireTheSame(TestData.numbers(), TestData.RMSE, BASE.with(loss));
  }

  @Test
  void withMargins() throws IOException {
    requireTheSame(TestData.circles(), TestData.ACCURACY, BASE.with(Loss.HINGE));
  }

  @Test
  void withEarlyStopping() throws IOException {
    Trained unbroken =
        requireTheSame(
            TestData.circles(),
            TestData.ACCURACY,
            BASE.withEverythingRandom().with(new TrainingSettings(30, 36, 3, 0.02, Engine.AUTO)));
    assertThat(unbroken.outcome().epochs()).isLessThan(30);
    // The best epoch beat the last improvement by less than counts as one.
    assertThat(unbroken.outcome().bestEpoch()).isGreaterThan(unbroken.outcome().epochs() - 3);
  }

  @Test
  void withEarlyStoppingOfNumbers() throws IOException {
    Trained unbroken =
        requireTheSame(
            TestData.numbers(),
            TestData.RMSE,
            BASE.with(new Updater.Sgd(), 0.5)
                .with(new TrainingSettings(30, 36, 2, 0, Engine.AUTO)));
    assertThat(unbroken.outcome().bestEpoch()).isLessThan(unbroken.outcome().epochs());
  }

  @Test
  void withAGraph() throws IOException {
    TowersSettings towers = new TowersSettings(16, 0.3, 1e-4, Loss.AUTO);
    requireTheSame(
        TestData.circles(), TestData.ACCURACY, BASE.with(Imbalance.CLASS_WEIGHTS).plan(towers));
  }

  @Test
  void withConvolutions() throws IOException {
    requireTheSame(
        TestImages.digits(240),
        TestData.ACCURACY,
        TestImages.plan(BASE, Blocks.withEverythingRandom(), Imbalance.CLASS_WEIGHTS));
  }

  @Test
  void withABaseThatUnfreezes() throws IOException {
    TestPlans plans =
        BASE.with(new Schedule.Exponential(0.8), 0)
            .with(new TrainingSettings(5, 36, 0, 0, Engine.AUTO));
    requireTheSame(
        TestData.digits(),
        TestData.ACCURACY,
        plans.plan(Bases.settings("hidden", 2, 0.3, List.of(8), 0.2)));
  }

  @Test
  void withConvolutionsThatUnfreeze() throws IOException {
    requireTheSame(
        TestImages.digits(120),
        TestData.ACCURACY,
        TestImages.greyPlan(
            BASE.with(new TrainingSettings(5, 36, 0, 0, Engine.AUTO)),
            28,
            Bases.ofDigits("block-2-activation", 2)));
  }

  @Test
  void withSetsOfLabels() throws IOException {
    requireTheSame(
        TestImages.sets(240),
        TestImages.EXACT_MATCH,
        TestImages.plan(BASE, Blocks.withEverythingRandom(), Imbalance.NONE));
  }

  private static Trained requireTheSame(Dataset data, Goals goals, TestPlans plans)
      throws IOException {
    return requireTheSame(data, goals, plans.plan());
  }

  private static Trained requireTheSame(Dataset data, Goals goals, TrialSettings plan)
      throws IOException {
    KeptInMemory store = new KeptInMemory();
    Trained unbroken = train(data, goals, plan, TestData.assignment(0, 1), store);
    int epochs = unbroken.files().size();
    assertThat(epochs).isGreaterThan(4);
    for (int from = 1; from < epochs; from++) {
      Trained resumed = train(data, goals, plan, resuming(from), store);
      assertThat(resumed.files()).isEqualTo(unbroken.files().subList(from, epochs));
      assertThat(resumed.scores()).isEqualTo(unbroken.scores().subList(from, epochs));
      assertThat(resumed.outcome()).isEqualTo(unbroken.outcome());
    }
    return unbroken;
  }

  private static FoldAssignment resuming(int epoch) {
    FoldAssignment whole = TestData.assignment(0, 1);
    return new FoldAssignment(
        whole.trial(), whole.fold(), 2, new Checkpoint(1, epoch), FoldAssignment.END);
  }

  private static Trained train(
      Dataset data, Goals goals, TrialSettings plan, FoldAssignment assignment, KeptInMemory store)
      throws IOException {
    Fold fold = TestData.folds(data).folds().get(0);
    FittedInputs preparation = data.fit(fold.trainRows(), plan.preparation());
    FoldCheckpoints checkpoints =
        new FoldCheckpoints(store, assignment, List.of(plan), preparation);
    int planned = plan.training().epochs();
    try (TrainingRun run =
        new TrainingRun(
            PreparedData.of(data, preparation),
            fold.trainRows(),
            List.of(new Stage(plan, assignment.seed())),
            planned)) {
      FoldRun foldRun = new FoldRun(run, fold.validationRows(), plan.training(), goals);
      if (!assignment.from().equals(Checkpoint.NONE)) {
        foldRun.resume(checkpoints.read(foldRun.size(assignment.from().epoch())));
      }
      List<String> files = new ArrayList<>();
      List<EpochScore> scores = new ArrayList<>();
      while (!foldRun.isOver()) {
        EpochScore score = foldRun.epoch();
        scores.add(new EpochScore(score.epoch(), score.trainLoss(), score.score(), 0));
        FoldState state = foldRun.state();
        files.add(timeless(state));
        checkpoints.write(state);
      }
      FoldOutcome outcome = foldRun.outcome(TestData.measured(data));
      assertThat(outcome).isInstanceOf(Scored.class);
      Scored scored = (Scored) outcome;
      return new Trained(
          files,
          scores,
          new Scored(scored.score(), scored.scores(), scored.epochs(), scored.bestEpoch(), 0, 0));
    }
  }

  private static String timeless(FoldState state) throws IOException {
    FoldState without =
        new FoldState(
            state.epoch(),
            state.network(),
            state.best(),
            state.bestOutputs(),
            state.improved(),
            state.improvedScore(),
            0,
            0);
    String digest = "0".repeat(64);
    return HexFormat.of()
        .formatHex(
            CheckpointFile.write(new CheckpointKey(0, 0, 0, digest, digest, digest), without));
  }
}
