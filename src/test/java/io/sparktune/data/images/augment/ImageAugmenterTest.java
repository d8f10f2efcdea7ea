package io.sparktune.data.images.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.config.StudyFile;
import io.sparktune.data.FittedScale;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.space.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageAugmenterTest {

  private static final ImageSize SIZE = new ImageSize(3, 6, 5);
  private static final int PIXELS = 30;
  private static final FittedScale UNIT = new FittedScale(0, 255);

  private static AugmentationSettings settings(String keys) {
    StudyFile file =
        StudyFile.read(
            "augment.conf",
            "study.goal = \"maximize accuracy\"\ndata { kind = images, path = x }\naugment {\n%s\n}"
                .formatted(keys),
            List.of(),
            Set.of());
    return file.trialSettings().apply(new Values(Map.of())).augmentation();
  }

  private static ImageAugmenter augmenter(String keys, FittedScale scale) {
    return new ImageAugmenter(
        (ImageAugmentation) settings(keys), SIZE, Collections.nCopies(SIZE.channels(), scale));
  }

  /** Pictures of values that are all different, scaled. */
  private static float[] pictures(int count, FittedScale scale) {
    float[] values = new float[count * SIZE.bytes()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) scale.scaled(random.nextInt(1, 256));
    }
    return values;
  }

  private static TrainingRows rows(float[] values, long seed, int... order) {
    return new TrainingRows(
        seed, order, 0, order.length, List.of(values), new float[order.length], new float[0]);
  }

  private static float[] changed(String keys, long seed) {
    float[] values = pictures(1, UNIT);
    augmenter(keys, UNIT).change(rows(values, seed, 0));
    return values;
  }

  @Test
  void nothingIsChangedByDefault() {
    assertThat(settings("")).isEqualTo(AugmentationSettings.NONE);
    assertThat(settings("rotation.probability = 1, rotation.degrees = 0"))
        .isEqualTo(AugmentationSettings.NONE);
  }

  @Test
  void flipsAreExact() {
    float[] before = pictures(1, UNIT);
    float[] across = changed("horizontal-flip.probability = 1", 7);
    float[] down = changed("vertical-flip.probability = 1", 7);
    for (int i = 0; i < before.length; i++) {
      int channel = i / PIXELS * PIXELS;
      int y = i % PIXELS / 5;
      int x = i % 5;
      assertThat(across[i]).isEqualTo(before[channel + y * 5 + 4 - x]);
      assertThat(down[i]).isEqualTo(before[channel + (5 - y) * 5 + x]);
    }
  }

  @Test
  void cropsMoveWholePixelsAndFillWithBlackOrTheEdge() {
    float[] before = pictures(1, UNIT);
    boolean filled = false;
    for (int seed = 0; seed < 20; seed++) {
      float[] after = changed("crop { probability = 1, padding = 2 }", seed);
      float[] edges = changed("fill = edge, crop { probability = 1, padding = 2 }", seed);
      for (int i = 0; i < after.length; i++) {
        filled |= after[i] == 0;
        if (after[i] != 0) {
          assertThat(before).contains(after[i]);
          assertThat(edges[i]).isEqualTo(after[i]);
        } else {
          assertThat(before).contains(edges[i]);
        }
      }
    }
    assertThat(filled).isTrue();
  }

  @Test
  void aQuarterTurnIsOneOfTheAngles() {
    ImageSize square = new ImageSize(1, 3, 3);
    float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    new Warp(square, false, new float[1]).apply(Affine.IDENTITY.rotated(90), values, 0);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7}[i], within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shift { probability = 1, strength = 0.4 }",
        "rotation { probability = 1, degrees = 30 }",
        "scale { probability = 1, strength = 0.5 }",
        "shear { probability = 1, degrees = 20 }",
        "brightness { probability = 1, strength = 0.5 }",
        "contrast { probability = 1, strength = 0.9 }",
        "saturation { probability = 1, strength = 0.9 }",
        "noise { probability = 1, strength = 0.2 }",
        "cut-out { probability = 1, size = 0.5 }",
        "rand-augment { operations = 3, magnitude = 20 }"
      })
  void everyChangeStaysInRangeAndGoesByTheRowAndTheSeedAlone(String keys) {
    float[] four = pictures(4, UNIT);
    float[] before = four.clone();
    augmenter(keys, UNIT).change(rows(four, 3, 10, 20, 30, 40));
    assertThat(four).isNotEqualTo(before);
    for (float value : four) {
      assertThat(value).isBetween(-1e-6f, 1 + 1e-6f);
    }
    float[] third = Arrays.copyOfRange(before, 2 * SIZE.bytes(), 3 * SIZE.bytes());
    augmenter(keys, UNIT).change(rows(third, 3, 30));
    assertThat(third).isEqualTo(Arrays.copyOfRange(four, 2 * SIZE.bytes(), 3 * SIZE.bytes()));
    float[] otherEpoch = before.clone();
    augmenter(keys, UNIT).change(rows(otherEpoch, 4, 10, 20, 30, 40));
    assertThat(otherEpoch).isNotEqualTo(four);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rotation { probability = 1 }, brightness { probability = 1 }",
        "contrast { probability = 1 }, noise { probability = 1 }, cut-out { probability = 1 }",
        "rand-augment { operations = 4, magnitude = 15 }"
      })
  void scaledPicturesAreChangedAsUnscaledOnesAre(String keys) {
    FittedScale standard = new FittedScale(120.5, 61.25);
    float[] plain = pictures(3, UNIT);
    float[] scaled = pictures(3, standard);
    augmenter(keys, UNIT).change(rows(plain, 5, 1, 2, 3));
    augmenter(keys, standard).change(rows(scaled, 5, 1, 2, 3));
    for (int i = 0; i < plain.length; i++) {
      assertThat(standard.unscaled(scaled[i])).isCloseTo(UNIT.unscaled(plain[i]), within(0.01));
    }
  }

  @Test
  void probabilitiesAreShares() {
    int flipped = 0;
    for (int seed = 0; seed < 1000; seed++) {
      boolean changes =
          !Arrays.equals(changed("horizontal-flip.probability = 0.3", seed), pictures(1, UNIT));
      flipped += changes ? 1 : 0;
    }
    // The standard deviation of the count is 14.5.
    assertThat(flipped).isBetween(240, 360);
  }

  @Test
  void mixturesOfPicturesHaveTheMixturesOfTheirLabelsAndWeights() {
    int count = 8;
    float[] values = new float[count * SIZE.bytes()];
    float[] targets = new float[count * 2];
    float[] weights = new float[count];
    for (int row = 0; row < count; row++) {
      Arrays.fill(values, row * SIZE.bytes(), (row + 1) * SIZE.bytes(), row % 2);
      targets[row * 2 + row % 2] = 1;
      weights[row] = 1 + row % 2;
    }
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
    augmenter("mixup { probability = 1, alpha = 1 }", UNIT)
        .change(new TrainingRows(1, order, 0, count, List.of(values), targets, weights));
    boolean mixed = false;
    for (int row = 0; row < count; row++) {
      float share = values[row * SIZE.bytes()];
      mixed |= share > 0.05 && share < 0.95;
      assertThat(targets[row * 2 + 1]).isCloseTo(share, within(1e-6f));
      assertThat(targets[row * 2]).isCloseTo(1 - share, within(1e-6f));
      assertThat(weights[row]).isCloseTo(1 + share, within(1e-6f));
    }
    assertThat(mixed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 1, 4})
  void sharesHaveTheMomentsOfTheBetaDistribution(double alpha) {
    SplittableRandom random = new SplittableRandom(9);
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      double share = Mixup.beta(alpha, random);
      sum += share;
      squares += (share - 0.5) * (share - 0.5);
    }
    assertThat(sum / draws).isCloseTo(0.5, within(0.02));
    assertThat(squares / draws).isCloseTo(0.25 / (2 * alpha + 1), within(0.01));
  }
}
