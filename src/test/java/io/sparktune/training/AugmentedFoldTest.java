package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntBinaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Training of pictures that are changed at random, by a network with everything random in it. */
final class AugmentedFoldTest {

  private static final ImageSize SIZE = new ImageSize(3, 8, 8);
  private static final int[] TRAIN = IntStream.range(0, 50).toArray();
  private static final int[] VALIDATION = IntStream.range(50, 75).toArray();
  private static final String EVERYTHING =
      """
      augment {
        horizontal-flip.probability = 0.5, vertical-flip.probability = 0.1
        shift.probability = 0.5, crop { probability = 0.5, padding = 1 }
        rotation.probability = 0.5, scale.probability = 0.5, shear.probability = 0.5
        brightness.probability = 0.5, contrast.probability = 0.5, saturation.probability = 0.5
        noise.probability = 0.5, cut-out.probability = 0.5, mixup.probability = 0.5
        rand-augment { operations = 2 }
      }
      """;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static TrialSettings plan(String augment) {
    StudyFile file =
        StudyFile.read(
            "fold.conf",
            """
            study.goal = "maximize accuracy"
            data { kind = images, path = x }
            prepare { scale = standard, imbalance = class-weights }
            model { kind = cnn, filters = 4, batch-normalisation = true, dropout = 0.2, dense-units = 8 }
            training { epochs = 4, batch-size = 16 }
            """
                + augment,
            List.of(),
            Set.of());
    return file.trialSettings().apply(new Values(Map.of()));
  }

  /** Pictures whose validation part is drawn by another seed. */
  private static Dataset pictures(long validation) {
    SplittableRandom training = new SplittableRandom(1);
    SplittableRandom others = new SplittableRandom(validation);
    ByteRows pixels = new ByteRows(SIZE.bytes());
    int[] labels = new int[75];
    for (int row = 0; row < labels.length; row++) {
      SplittableRandom random = row < TRAIN.length ? training : others;
      labels[row] = random.nextInt(3);
      byte[] picture = new byte[SIZE.bytes()];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (byte) (random.nextInt(128) + 60 * labels[row]);
      }
      pixels.add(picture);
    }
    ClassTarget target = ClassTarget.of("label", List.of("a", "b", "c"), labels);
    return new ImageDataset(SIZE, Interpolation.AREA, pixels, target);
  }

  private static TrainingRun run(Dataset data, TrialSettings plan) {
    PreparedData prepared = PreparedData.of(data, data.fit(TRAIN, plan.preparation()));
    return new TrainingRun(prepared, TRAIN, List.of(new Stage(plan, 11)), 4);
  }

  /** The same, which tells of the rows of each batch and of the place of the first of them. */
  private static TrainingRun watched(
      Dataset data, TrialSettings plan, ObjIntConsumer<List<Integer>> batches) {
    PreparedData prepared = PreparedData.of(data, data.fit(TRAIN, plan.preparation()));
    BatchWriter watched =
        (rows, from, count, into) -> {
          prepared.writer().write(rows, from, count, into);
          batches.accept(boxed(Arrays.copyOfRange(rows, from, from + count)), from);
        };
    return new TrainingRun(prepared.with(watched), TRAIN, List.of(new Stage(plan, 11)), 4);
  }

  private static void requireSame(NetworkState one, NetworkState other) {
    assertThat(other.parameters()).isEqualTo(one.parameters());
    assertThat(other.updater()).isEqualTo(one.updater());
  }

  @Test
  void aFoldThatIsBrokenOffEndsWithTheSameWeights() {
    TrialSettings plan = plan(EVERYTHING);
    Dataset data = pictures(2);
    List<NetworkState> states = new ArrayList<>();
    try (TrainingRun run = run(data, plan)) {
      for (int epoch = 1; epoch <= 4; epoch++) {
        run.epoch(epoch);
        states.add(run.state());
      }
    }
    for (int after = 1; after < 4; after++) {
      try (TrainingRun broken = run(data, plan)) {
        broken.resume(states.get(after - 1));
        Thread.currentThread().interrupt();
        int next = after + 1;
        assertThatThrownBy(() -> broken.epoch(next)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
      try (TrainingRun resumed = run(data, plan)) {
        resumed.resume(states.get(after - 1));
        for (int epoch = after + 1; epoch <= 4; epoch++) {
          resumed.epoch(epoch);
          requireSame(states.get(epoch - 1), resumed.state());
        }
      }
    }
  }

  @Test
  void aFoldThatIsBrokenOffBetweenBatchesEndsWithTheSameWeights() {
    TrialSettings plan = plan(EVERYTHING);
    Dataset data = pictures(2);
    try (TrainingRun whole = run(data, plan)) {
      whole.epoch(1);
      NetworkState before = whole.state();
      whole.epoch(2);
      for (int start : new int[] {0, 16, 32}) {
        TrainingRun run = watched(data, plan, (rows, from) -> interrupt(from == start));
        try (run) {
          run.resume(before);
          assertThatThrownBy(() -> run.epoch(2)).isInstanceOf(CancellationException.class);
          assertThat(Thread.interrupted()).isTrue();
          assertThat(run.state().parameters()).isNotEqualTo(before.parameters());
        }
        try (TrainingRun resumed = run(data, plan)) {
          resumed.resume(before);
          resumed.epoch(2);
          requireSame(whole.state(), resumed.state());
        }
      }
    }
  }

  private static void interrupt(boolean isDue) {
    if (isDue) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void validationPicturesThatCodeTheirLabelReachNothingThatIsFitted() {
    TrialSettings plan = plan(EVERYTHING);
    Dataset coded = withValidation((label, pixel) -> label * 120);
    Dataset black = withValidation((label, pixel) -> 0);
    assertThat(coded.fit(TRAIN, plan.preparation()))
        .isEqualTo(black.fit(TRAIN, plan.preparation()));
    assertThat(coded.fit(VALIDATION, plan.preparation()))
        .isNotEqualTo(black.fit(VALIDATION, plan.preparation()));
    Set<Integer> written = new HashSet<>();
    try (TrainingRun one = watched(coded, plan, (rows, from) -> written.addAll(rows));
        TrainingRun other = run(black, plan)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        assertThat(one.epoch(epoch)).isEqualTo(other.epoch(epoch));
      }
      requireSame(other.state(), one.state());
      assertThat(written).containsExactlyInAnyOrderElementsOf(boxed(TRAIN));
      assertThat(one.outputs(VALIDATION)).isNotEqualTo(other.outputs(VALIDATION));
    }
  }

  private static List<Integer> boxed(int[] rows) {
    return IntStream.of(rows).boxed().toList();
  }

  /** Noise to train on, of labels that say nothing, and validation pictures of these pixels. */
  private static Dataset withValidation(IntBinaryOperator pixels) {
    SplittableRandom random = new SplittableRandom(5);
    ByteRows rows = new ByteRows(SIZE.bytes());
    int[] labels = random.ints(75, 0, 3).toArray();
    for (int row = 0; row < labels.length; row++) {
      byte[] picture = new byte[SIZE.bytes()];
      for (int i = 0; i < picture.length; i++) {
        int noise = random.nextInt(128);
        picture[i] = (byte) (row < TRAIN.length ? noise : pixels.applyAsInt(labels[row], i));
      }
      rows.add(picture);
    }
    ClassTarget target = ClassTarget.of("label", List.of("a", "b", "c"), labels);
    return new ImageDataset(SIZE, Interpolation.AREA, rows, target);
  }

  @Test
  void nothingOfValidationRowsReachesTrainingAndTheyAreScoredAsTheyAre() {
    TrialSettings plan = plan(EVERYTHING);
    Dataset data = pictures(2);
    try (TrainingRun run = run(data, plan);
        TrainingRun other = run(pictures(3), plan);
        TrainingRun plain = run(data, plan(""))) {
      for (int epoch = 1; epoch <= 2; epoch++) {
        assertThat(other.epoch(epoch)).isEqualTo(run.epoch(epoch));
      }
      assertThat(other.data().fitted()).isEqualTo(run.data().fitted());
      requireSame(run.state(), other.state());
      plain.resume(run.state());
      assertThat(run.outputs(VALIDATION)).isEqualTo(plain.outputs(VALIDATION));
      assertThat(run.outputs(VALIDATION)).isEqualTo(run.outputs(VALIDATION));
    }
  }

  @Test
  void augmentationIsAPartOfThePlanAndChangesTraining() {
    assertThat(plan(EVERYTHING).digest()).isNotEqualTo(plan("").digest());
    try (TrainingRun run = run(pictures(2), plan(EVERYTHING));
        TrainingRun plain = run(pictures(2), plan(""))) {
      assertThat(run.epoch(1)).isNotEqualTo(plain.epoch(1));
    }
  }
}
