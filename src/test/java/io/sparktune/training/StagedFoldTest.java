package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.Imbalance;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome.Paused;
import io.sparktune.trial.FoldOutcome.Scored;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A trial that goes on from others, with their checkpoints and without them. */
final class StagedFoldTest {

  private static final TableDataset CIRCLES = TestData.circles();
  private static final SegmentSettings AT_PAUSES = new SegmentSettings(1, SegmentSettings.NEVER);
  private static final int EPOCHS = 7;

  private static final Trial FIRST = trial(3, null);
  private static final Trial SECOND = trial(4, new Origin(FIRST, 2));
  private static final Trial THIRD = trial(9, new Origin(SECOND, 4));

  private final KeptInMemory store = new KeptInMemory();

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static Trial trial(int number, Origin origin) {
    return new Trial(number, new Values(Map.of()), 10 + number, origin);
  }

  /** Everything that may change does: batches, steps, momentum's kin, dropout and penalties. */
  private static List<TrialSettings> plans(
      TestPlans base, Updater one, Updater other, Updater last) {
    return List.of(
        base.with(one, 0.01).with(new TrainingSettings(EPOCHS, 36, 0, 0, Engine.AUTO)).plan(),
        base.with(other, 0.03)
            .with(network(0.1))
            .with(new TrainingSettings(EPOCHS, 50, 0, 0, Engine.AUTO))
            .plan(),
        base.with(last, 0.002)
            .with(network(0))
            .with(new TrainingSettings(EPOCHS, 16, 0, 0, Engine.AUTO))
            .plan());
  }

  private static MlpSettings network(double dropout) {
    return new MlpSettings(
        List.of(16, 8),
        "relu",
        WeightInitialisation.HE,
        dropout,
        true,
        1e-4 * dropout,
        1e-4,
        Loss.AUTO);
  }

  private static List<TrialSettings> plans(TestPlans base) {
    return plans(
        base.withEverythingRandom(),
        new Updater.Adam(0.9, 0.999, 1e-8),
        new Updater.Adam(0.8, 0.99, 1e-7),
        new Updater.Adam(0.95, 0.999, 1e-8));
  }

  private FoldResult train(
      List<TrialSettings> plans, Trial trial, Checkpoint from, int pauseAfter, Checkpoints kept) {
    FoldAssignment assignment = new FoldAssignment(trial, 1, 1, from, pauseAfter);
    return new FoldTraining(
            CIRCLES,
            TestData.folds(CIRCLES),
            TestData.ACCURACY,
            TestData.measured(CIRCLES),
            AT_PAUSES)
        .train(
            assignment,
            plans.subList(0, trial.lineage().size()),
            EpochCallback.open(),
            kept,
            "host",
            "1");
  }

  private Paused paused(List<TrialSettings> plans, Trial trial, Checkpoint from, int pauseAfter) {
    FoldResult result = train(plans, trial, from, pauseAfter, store);
    assertThat(result.outcome()).isInstanceOf(Paused.class);
    return (Paused) result.outcome();
  }

  private static Scored scored(FoldResult result) {
    assertThat(result.outcome()).isInstanceOf(Scored.class);
    return (Scored) result.outcome();
  }

  /** What a file keeps of the network, to the last bit. */
  private byte[] weights(Trial trial, int attempt, int epoch) throws IOException {
    byte[] file = store.read(trial.number(), 1, new Checkpoint(attempt, epoch), 1 << 20);
    // Behind times, which differ, and before the checksum of them.
    return Arrays.copyOfRange(file, 168, file.length - Integer.BYTES);
  }

  private void requireTheSame(List<TrialSettings> plans) throws IOException {
    Checkpoint first = paused(plans, FIRST, Checkpoint.NONE, 2).kept();
    Checkpoint second = paused(plans, SECOND, first, 4).kept();
    Checkpoint third = paused(plans, THIRD, second, 6).kept();
    byte[] byCheckpoints = weights(THIRD, 1, 6);
    Scored end = scored(train(plans, THIRD, third, FoldAssignment.END, store));

    // The parent's file is lost.
    Checkpoint lost = new Checkpoint(99, 4);
    assertThat(paused(plans, THIRD, lost, 6).kept()).isEqualTo(third);
    assertThat(weights(THIRD, 1, 6)).isEqualTo(byCheckpoints);
    Scored anew = scored(train(plans, THIRD, lost, FoldAssignment.END, Checkpoints.none()));
    assertThat(anew.scores()).isEqualTo(end.scores());
    assertThat(anew.epochs()).isEqualTo(EPOCHS);
    // Its own file is lost in its last stretch.
    Scored late =
        scored(train(plans, THIRD, new Checkpoint(99, 6), FoldAssignment.END, Checkpoints.none()));
    assertThat(late.scores()).isEqualTo(end.scores());
  }

  @Test
  void fromCheckpointsOrFromTheBeginning_theWeightsAreTheSame() throws IOException {
    requireTheSame(plans(TestPlans.base()));
  }

  @ParameterizedTest
  @MethodSource("io.sparktune.training.EveryChoiceTest#schedules")
  void withEverySchedule(Schedule schedule) throws IOException {
    requireTheSame(plans(TestPlans.base().with(schedule, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void withEveryTreatmentOfImbalance(Imbalance imbalance) throws IOException {
    requireTheSame(plans(TestPlans.base().with(imbalance)));
  }

  @Test
  void withMomentum() throws IOException {
    TestPlans base = TestPlans.base().withEverythingRandom();
    requireTheSame(
        plans(
            base, new Updater.Nesterov(0.9), new Updater.Nesterov(0.5), new Updater.Nesterov(0.7)));
  }

  @Test
  void onlyOwnEpochsAreTold() {
    List<TrialSettings> plans = plans(TestPlans.base());
    FoldResult anew =
        train(plans, THIRD, new Checkpoint(99, 4), FoldAssignment.END, Checkpoints.none());
    assertThat(anew.epochs()).extracting(epoch -> epoch.epoch()).containsExactly(5, 6, 7);
  }

  @Test
  void aCheckpointOfAnotherLineage_isNotGoneOnFrom() throws IOException {
    List<TrialSettings> plans = plans(TestPlans.base());
    Checkpoint first = paused(plans, FIRST, Checkpoint.NONE, 2).kept();
    Checkpoint second = paused(plans, SECOND, first, 4).kept();
    Scored expected = scored(train(plans, THIRD, second, FoldAssignment.END, store));

    // The same numbers and plans, but the parent's seed is another: its file is not that trial's.
    Trial stranger = new Trial(4, new Values(Map.of()), 99, new Origin(FIRST, 2));
    Trial child = trial(9, new Origin(stranger, 4));
    Scored anew = scored(train(plans, child, second, FoldAssignment.END, store));
    Scored alone = scored(train(plans, child, second, FoldAssignment.END, Checkpoints.none()));
    assertThat(anew.scores()).isEqualTo(alone.scores()).isNotEqualTo(expected.scores());
  }

  @Test
  void valuesThatChange_doChangeTheNetwork() {
    List<TrialSettings> plans = plans(TestPlans.base());
    List<TrialSettings> unchanged = List.of(plans.get(0), plans.get(0), plans.get(0));
    Checkpoint none = new Checkpoint(99, 4);
    Checkpoints nowhere = Checkpoints.none();

    assertThat(scored(train(plans, THIRD, none, FoldAssignment.END, nowhere)).scores())
        .isNotEqualTo(scored(train(unchanged, THIRD, none, FoldAssignment.END, nowhere)).scores());
  }

  @Test
  void aWinnerIsTrainedThroughTheStages() {
    List<TrialSettings> plans = plans(TestPlans.base());
    Scored fold =
        scored(train(plans, THIRD, Checkpoint.NONE, FoldAssignment.END, Checkpoints.none()));
    List<Stage> stages = Stage.of(THIRD, plans, trial -> trial.foldSeed(1));
    int[] rows = TestData.folds(CIRCLES).folds().get(1).trainRows();
    TrainedModel model = TrainedModel.train(CIRCLES, rows, stages, EPOCHS);
    int[] validation = TestData.folds(CIRCLES).folds().get(1).validationRows();

    assertThat(model.score(CIRCLES, validation, TestData.measured(CIRCLES)))
        .isEqualTo(fold.scores());
    // Fewer epochs than the parents had: the stages are cut there.
    TrainedModel early = TrainedModel.train(CIRCLES, rows, stages, 2);
    TrainedModel parents = TrainedModel.train(CIRCLES, rows, stages.subList(0, 1), 2);
    assertThat(early.predict(CIRCLES)).isDeepEqualTo(parents.predict(CIRCLES));
  }

  @Test
  void stagesAreThoseOfTheLineage() {
    List<TrialSettings> plans = plans(TestPlans.base());

    assertThat(Stage.of(THIRD, plans, Trial::seed))
        .containsExactly(
            new Stage(plans.get(0), 13, 2),
            new Stage(plans.get(1), 14, 4),
            new Stage(plans.get(2), 19, FoldAssignment.END));
    assertThatThrownBy(() -> Stage.of(SECOND, plans, Trial::seed))
        .hasMessage("there are 3 plans for a lineage of 2");
    assertThatThrownBy(() -> new Stage(plans.get(0), 1, 0))
        .hasMessage("the stage ends with epoch 0");
  }
}
