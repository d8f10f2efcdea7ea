package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
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
