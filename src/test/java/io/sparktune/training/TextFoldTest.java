package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.text.TextCells;
import io.sparktune.data.text.TextDataset;
import io.sparktune.space.Values;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on texts of unequal length. */
final class TextFoldTest {

  private static final int ROWS = 75;
  private static final int BATCH = 16;
  private static final int[] TRAIN = IntStream.range(0, 55).toArray();

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static TrialSettings plan(String network) {
    StudyFile file =
        StudyFile.read(
            "fold.conf",
            """
            study.goal = "maximize accuracy"
            data { kind = text, path = x, text = review, target = label }
            prepare { min-count = 1, imbalance = class-weights }
            model { embedding = 6, dense-dropout = 0.2, %s }
            training { epochs = 3, batch-size = 16 }
            """
                .formatted(network),
            List.of(),
            Set.of());
    return file.trialSettings().apply(new Values(Map.of()));
  }

  private static TextDataset texts() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = random.nextInt(3);
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(20); word >= 0; word--) {
        text.append((char) ('a' + random.nextInt(8) + labels[row])).append(' ');
      }
      texts.add(text.toString());
    }
    return new TextDataset(
        List.of(TextCells.of("review", ROWS, texts::get)),
        new TableDataset(
            Table.ofRows(ROWS), ClassTarget.of("label", List.of("a", "b", "c"), labels)));
  }

  private static TrainingRun run(PreparedData data, TrialSettings plan) {
    return new TrainingRun(data, TRAIN, List.of(new Stage(plan, 11)), 3);
  }

  private static PreparedData prepared(TrialSettings plan) {
    TextDataset data = texts();
    return PreparedData.of(data, data.fit(TRAIN, plan.preparation()));
  }

  private static void requireSame(NetworkState one, NetworkState other) {
    assertThat(other.parameters()).isEqualTo(one.parameters());
    assertThat(other.updater()).isEqualTo(one.updater());
  }

  /** Interrupts the thread behind so many rows of an epoch. */
  private record Broken(BatchWriter writer, int behind) implements BatchWriter {
    @Override
    public void write(int[] rows, int from, int count, InputBuffers into) {
      writer.write(rows, from, count, into);
      if (from == behind) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public int length(int row) {
      return writer.length(row);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind = bag",
        "kind = text-cnn, filters = 4, dropout = 0.2",
        "kind = lstm, units = 4, layers = 2, bidirectional = true, dropout = 0.2",
        "kind = lstm, units = 4, summary = attention",
        "kind = attention, blocks = 2, heads = 2, head-size = 3, feed-forward = 5, dropout = 0.2"
      })
  void aFoldThatIsBrokenOffBetweenBatchesEndsWithTheSameWeights(String network) {
    TrialSettings plan = plan(network);
    PreparedData data = prepared(plan);
    List<NetworkState> states = new ArrayList<>();
    try (TrainingRun whole = run(data, plan)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        whole.epoch(epoch);
        states.add(whole.state());
      }
    }
    try (TrainingRun broken = run(data.with(new Broken(data.writer(), 2 * BATCH)), plan)) {
      broken.resume(states.get(0));
      assertThatThrownBy(() -> broken.epoch(2)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    PreparedData kept = data.with(PreparedRows.of(data, TRAIN));
    try (TrainingRun resumed = run(kept, plan)) {
      resumed.resume(states.get(0));
      resumed.epoch(2);
      resumed.epoch(3);
      requireSame(states.get(2), resumed.state());
    }
  }

  @Test
  void rowsOfABatchAreOfLikeLengthAndInAnotherOrderInEachEpoch() {
    TrialSettings plan = plan("kind = bag");
    PreparedData data = prepared(plan);
    List<int[]> batches = new ArrayList<>();
    BatchWriter watched =
        new BatchWriter() {
          @Override
          public void write(int[] rows, int from, int count, InputBuffers into) {
            data.writer().write(rows, from, count, into);
            batches.add(Arrays.copyOfRange(rows, from, from + count));
          }

          @Override
          public int length(int row) {
            return data.writer().length(row);
          }
        };
    try (TrainingRun run = run(data.with(watched), plan)) {
      run.epoch(1);
      run.epoch(2);
    }
    assertThat(batches).hasSize(8);
    int[][] first = batches.subList(0, 4).toArray(int[][]::new);
    assertThat(first[0]).isNotEqualTo(batches.get(4));
    assertThat(Arrays.stream(first).flatMapToInt(Arrays::stream).sorted())
        .containsExactly(Arrays.stream(TRAIN).boxed().toArray(Integer[]::new));
    int steps = Arrays.stream(first).mapToInt(batch -> batch.length * longest(data, batch)).sum();
    int rows = Arrays.stream(TRAIN).map(data.writer()::length).sum();
    assertThat(steps).isLessThan(rows * 3 / 2);
  }

  private static int longest(PreparedData data, int[] batch) {
    return Arrays.stream(batch).map(data.writer()::length).max().orElse(0);
  }
}
