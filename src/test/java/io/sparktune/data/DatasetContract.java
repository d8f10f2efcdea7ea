package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The contract of every kind of data with training. */
public interface DatasetContract {

  DataKind kind();

  /** At least 20 rows; equal ones every time. */
  Dataset data();

  /** As many rows, of which those that train are equal, and some others are not. */
  Dataset changed(int[] trainRows);

  /** Different settings, each of which the data can be prepared by. */
  List<PreparationSettings> preparations();

  private int[] trainRows() {
    return Arrays.stream(RowArrays.all(data().rows())).filter(row -> row % 3 != 0).toArray();
  }

  private static float[][] written(FittedInputs fitted, Dataset data, int[] rows, int batch) {
    BatchWriter writer = fitted.writer(data);
    List<InputShape> shapes = fitted.inputs();
    float[][] all = new float[shapes.size()][];
    float[][] buffers = new float[shapes.size()][];
    for (int input = 0; input < all.length; input++) {
      all[input] = new float[rows.length * shapes.get(input).numbers()];
      buffers[input] = new float[batch * shapes.get(input).numbers()];
      Arrays.fill(buffers[input], Float.NaN);
    }
    for (int from = 0; from < rows.length; from += batch) {
      int count = Math.min(batch, rows.length - from);
      writer.write(rows, from, count, input -> buffers[input]);
      for (int input = 0; input < all.length; input++) {
        int width = shapes.get(input).numbers();
        System.arraycopy(buffers[input], 0, all[input], from * width, count * width);
      }
    }
    return all;
  }

  @Test
  default void theDigestIsThatOfTheRows() {
    assertThat(data().digest()).hasSize(64).isEqualTo(data().digest());
    assertThat(changed(trainRows()).digest()).isNotEqualTo(data().digest());
  }

  @Test
  default void theTargetHasEveryRow() {
    assertThat(data().target().rows()).isEqualTo(data().rows());
    assertThat(data().kind()).isEqualTo(kind().name());
    assertThat(data().bytes()).isPositive();
  }

  @Test
  default void aPreparationSeesTrainingRowsOnly() {
    int[] rows = trainRows();
    Dataset changed = changed(rows);
    for (PreparationSettings settings : preparations()) {
      FittedInputs fitted = data().fit(rows, settings);
      FittedInputs other = changed.fit(rows, settings);
      assertThat(other.digest()).as(settings.toString()).isEqualTo(fitted.digest());
      assertThat(written(other, changed, rows, 7)).isDeepEqualTo(written(fitted, data(), rows, 7));
    }
  }

  @Test
  default void aPreparationNeedsRows() {
    assertThatThrownBy(() -> data().fit(new int[0], preparations().get(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void everyNumberIsFinite() {
    int[] all = RowArrays.all(data().rows());
    for (PreparationSettings settings : preparations()) {
      for (float[] input : written(data().fit(trainRows(), settings), data(), all, 8)) {
        for (float number : input) {
          assertThat(number).as(settings.toString()).isFinite();
        }
      }
    }
  }

  @Test
  default void rowsAreTheSameInEveryOrderAndBatch() {
    int[] all = RowArrays.all(data().rows());
    int[] shuffled = all.clone();
    RowArrays.shuffle(shuffled, new SplittableRandom(1));
    for (PreparationSettings settings : preparations()) {
      FittedInputs fitted = data().fit(trainRows(), settings);
      float[][] expected = written(fitted, data(), all, 1);
      assertThat(written(fitted, data(), all, all.length)).isDeepEqualTo(expected);
      float[][] other = written(fitted, data(), shuffled, 6);
      for (int input = 0; input < expected.length; input++) {
        int width = fitted.inputs().get(input).numbers();
        for (int i = 0; i < shuffled.length; i++) {
          int at = shuffled[i] * width;
          assertThat(Arrays.copyOfRange(other[input], i * width, (i + 1) * width))
              .isEqualTo(Arrays.copyOfRange(expected[input], at, at + width));
        }
      }
    }
  }

  @Test
  default void weightsAndScaleSuitTheTarget() {
    for (PreparationSettings settings : preparations()) {
      FittedInputs fitted = data().fit(trainRows(), settings);
      assertThat(fitted.classWeights()).hasSize(data().target().labels().size());
      if (data().target() instanceof ClassTarget) {
        assertThat(fitted.targetScale()).isEqualTo(FittedScale.IDENTITY);
      }
    }
  }

  @Test
  default void dataAndPreparationsTravel() throws IOException {
    int[] all = RowArrays.all(data().rows());
    Dataset there = Copies.copy(data(), Dataset.class);
    assertThat(there.digest()).isEqualTo(data().digest());
    for (PreparationSettings settings : preparations()) {
      assertThat(Copies.copy(settings, PreparationSettings.class).digest())
          .isEqualTo(settings.digest());
      FittedInputs fitted = data().fit(trainRows(), settings);
      float[][] expected = written(fitted, data(), all, 8);
      FittedInputs sent = Copies.copy(fitted, FittedInputs.class);
      FittedInputs kept = kind().inputs(kind().write(fitted));
      for (FittedInputs copy : List.of(sent, kept)) {
        assertThat(copy.digest()).isEqualTo(fitted.digest());
        assertThat(copy.inputs()).isEqualTo(fitted.inputs());
        assertThat(written(copy, there, all, 8)).isDeepEqualTo(expected);
      }
    }
  }

  @Test
  default void settingsHaveDigestsOfTheirOwn() {
    assertThat(preparations().stream().map(PreparationSettings::digest)).doesNotHaveDuplicates();
  }

  @Test
  default void aDamagedPreparationIsNotRead() {
    assertThatThrownBy(() -> kind().inputs(new byte[] {'{'})).isInstanceOf(IOException.class);
  }
}
