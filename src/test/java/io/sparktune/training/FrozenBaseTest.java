package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.config.StudyFile;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.RowArrays;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.table.TableDataset;
import io.sparktune.model.json.KerasFile;
import io.sparktune.model.transfer.Bases;
import io.sparktune.model.transfer.TransferSettings;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Training on top of layers that were trained before. */
final class FrozenBaseTest {

  private static final int HIDDEN = 64 * 32 + 32;
  private static final int HEAD = 32 * 10 + 10;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  /** A run over all digits, after so many epochs. */
  private static TrainingRun trained(TransferSettings network, int epochs) {
    TableDataset data = TestData.digits();
    TrialSettings plan = TestPlans.base().plan(network);
    int[] rows = RowArrays.all(200);
    FittedInputs fitted = data.fit(rows, plan.preparation());
    TrainingRun run =
        new TrainingRun(
            PreparedData.of(data, fitted), rows, List.of(new Stage(plan, 7)), Math.max(1, epochs));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      run.epoch(epoch);
    }
    return run;
  }

  private static float[] base() throws IOException {
    return KerasFile.read(Files.readAllBytes(Path.of("data-samples/models/digits.h5")))
        .parameters();
  }

  @Test
  void theFrozenPartStaysAndIsNotInTheState() throws IOException {
    try (TrainingRun run = trained(Bases.settings("hidden", 0.1, List.of(), 0), 2)) {
      assertThat(run.parameterCount()).isEqualTo(HEAD);
      assertThat(run.state().parameters()).hasSize(HEAD);
      assertThat(run.wholeParameterCount()).isEqualTo(HIDDEN + HEAD);
      assertThat(Arrays.copyOf(run.trained().parameters(), HIDDEN))
          .isEqualTo(Arrays.copyOf(base(), HIDDEN));
    }
  }

  @Test
  void theWholeGivesWhatItsPartsGive() {
    TableDataset data = TestData.digits();
    int[] rows = RowArrays.all(50);
    try (TrainingRun run = trained(Bases.settings("hidden", 0.1, List.of(8), 0.2), 1)) {
      TrainedNetwork whole = run.trained();
      FittedInputs fitted = run.data().fitted();
      float[] parts = run.outputs(rows);
      float[] together = Engines.outputs(whole, fitted.writer(data), rows, fitted.inputs(), 10);
      assertThat(together).hasSameSizeAs(parts);
      for (int place = 0; place < parts.length; place++) {
        assertThat(together[place]).isCloseTo(parts[place], Offset.offset(1e-5f));
      }
    }
  }

  /** A run over 40 pictures with a frozen base of convolutions, after two epochs. */
  private static TrainingRun ofPictures(String augment) {
    AugmentationSettings changes =
        StudyFile.read(
                "changes.conf",
                "study.goal = \"maximize accuracy\", data { kind = images, path = x }\n"
                    + "model.kind = cnn\n"
                    + augment,
                List.of(),
                Set.of())
            .trialSettings()
            .apply(new Values(Map.of()))
            .augmentation();
    TrialSettings plain =
        TestImages.greyPlan(TestPlans.base(), 28, Bases.ofDigits("block-2-activation", 0));
    TrialSettings plan =
        new TrialSettings(
            plain.preparation(), changes, plain.network(), plain.optimizer(), plain.training());
    Dataset data = TestImages.digits(60);
    int[] rows = RowArrays.all(40);
    PreparedData prepared = PreparedData.of(data, data.fit(rows, plan.preparation()));
    TrainingRun run = new TrainingRun(prepared, rows, List.of(new Stage(plan, 7)), 2);
    run.epoch(1);
    run.epoch(2);
    return run;
  }

  @Test
  void whatIsFrozenIsKeptForEachRowButNotWhereAugmentationChangesIt() {
    float[] weights;
    try (TrainingRun fixed = ofPictures("")) {
      assertThat(fixed.keptRows()).isEqualTo(40);
      weights = fixed.state().parameters();
    }
    try (TrainingRun never = ofPictures("augment.noise.probability = 0")) {
      assertThat(never.keptRows()).isEqualTo(40);
      assertThat(never.state().parameters()).isEqualTo(weights);
    }
    for (String change :
        List.of(
            "shift.probability = 0.5", "mixup.probability = 1", "rand-augment.operations = 1")) {
      try (TrainingRun changed = ofPictures("augment." + change)) {
        assertThat(changed.keptRows()).as(change).isZero();
        assertThat(changed.state().parameters()).isNotEqualTo(weights);
      }
    }
  }

  @Test
  void layersThatTrainBeginWithTheWeightsOfTheBase() throws IOException {
    try (TrainingRun run = trained(Bases.settings("none", 0.1, List.of(), 0), 0)) {
      assertThat(Arrays.copyOf(run.state().parameters(), HIDDEN))
          .isEqualTo(Arrays.copyOf(base(), HIDDEN));
    }
    try (TrainingRun run = trained(Bases.settings("none", 0.1, List.of(), 0), 1)) {
      assertThat(Arrays.copyOf(run.state().parameters(), HIDDEN))
          .isNotEqualTo(Arrays.copyOf(base(), HIDDEN));
    }
  }

  @Test
  void theBaseHasALearningRateOfItsOwn() throws IOException {
    float slow = farthestMove(1e-3);
    float fast = farthestMove(1);
    assertThat(slow).isPositive().isLessThan(fast / 100);
  }

  private static float farthestMove(double share) throws IOException {
    float[] base = base();
    try (TrainingRun run = trained(Bases.settings("none", share, List.of(), 0), 1)) {
      float[] moved = run.state().parameters();
      float farthest = 0;
      for (int place = 0; place < HIDDEN; place++) {
        farthest = Math.max(farthest, Math.abs(moved[place] - base[place]));
      }
      return farthest;
    }
  }

  @Test
  void aHeadThatResumesInAnotherProcessEndsTheSame() {
    TransferSettings settings = Bases.settings("hidden", 0.1, List.of(8), 0.3);
    NetworkState unbroken;
    try (TrainingRun run = trained(settings, 3)) {
      unbroken = run.state();
    }
    NetworkState halfway;
    try (TrainingRun run = trained(settings, 1)) {
      halfway = run.state();
    }
    try (TrainingRun run = trained(settings, 0)) {
      run.resume(halfway);
      run.epoch(2);
      run.epoch(3);
      assertThat(run.state().parameters()).isEqualTo(unbroken.parameters());
      assertThat(run.state().updater()).isEqualTo(unbroken.updater());
    }
  }

  @Test
  void whatIsFrozenTrainsAfterItsEpochs() throws IOException {
    float[] base = Arrays.copyOf(base(), HIDDEN);
    try (TrainingRun run = trained(Bases.settings("hidden", 1, 0.1, List.of(), 0), 1)) {
      assertThat(run.state().parameters()).hasSize(HEAD);
      assertThat(Arrays.copyOf(run.trained().parameters(), HIDDEN)).isEqualTo(base);
      float[] head = run.state().parameters();

      run.epoch(2);
      assertThat(run.state().parameters()).hasSize(HIDDEN + HEAD);
      assertThat(run.trained().parameters()).isEqualTo(run.state().parameters());
      assertThat(run.wholeParameterCount()).isEqualTo(HIDDEN + HEAD);
      assertThat(Arrays.copyOf(run.state().parameters(), HIDDEN)).isNotEqualTo(base);
      float[] moved = Arrays.copyOfRange(run.state().parameters(), HIDDEN, HIDDEN + HEAD);
      assertThat(moved).isNotEqualTo(head);
    }
  }

  @Test
  void afterUnfreezingTheWholeTrainsAsIfNothingHadBeenFrozen() {
    float[] unfrozen;
    NetworkState atOnce;
    try (TrainingRun run = trained(Bases.settings("hidden", 1, 0.2, List.of(8), 0), 1)) {
      atOnce = new NetworkState(0, run.trained().parameters(), new float[0]);
      run.epoch(2);
      unfrozen = run.state().parameters();
    }
    try (TrainingRun run = trained(Bases.settings("none", 0, 0.2, List.of(8), 0), 0)) {
      run.resume(atOnce); // as moments, what a new network has: none
      run.epoch(2);
      assertThat(run.state().parameters()).isEqualTo(unfrozen);
    }
  }

  @Test
  void theHeadIsDrawnFromTheSeedOfTheTrial() {
    float[] first;
    try (TrainingRun run = trained(Bases.settings("hidden", 0.1, List.of(8), 0), 0)) {
      first = run.state().parameters();
    }
    Nd4j.getRandom().setSeed(99);
    Nd4j.rand(7, 5).close();
    try (TrainingRun run = trained(Bases.settings("hidden", 0.1, List.of(8), 0), 0)) {
      assertThat(run.state().parameters()).isEqualTo(first);
    }
  }
}
