package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.data.text.FittedText;
import io.sparktune.data.text.TextCells;
import io.sparktune.data.text.TextDataset;
import io.sparktune.space.Values;
import io.sparktune.training.PreparedData;
import io.sparktune.training.TrainingRun;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures an iteration on batches of 32 sentences, by the CPU time of the thread: as folds train,
 * by a bare loop of Deeplearning4j on the same batches, and by one on batches that are padded to
 * the longest sentence of all. The argument is the number of the round; in odd rounds the fold
 * comes first, in even ones the bare loop.
 */
final class TextRound {

  static final String HEAD = "network,loop,round,ms";

  private static final Path SENTENCES = Path.of("data-samples/text/sentiment_sentences.csv");
  private static final int ROWS = 1_600;
  private static final int BATCH = 32;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private TextRound() {}

  public static void main(String[] arguments) throws IOException {
    NativeThreads.use(1);
    for (String network :
        List.of("kind = bag", "kind = text-cnn", "kind = lstm, units = 32, summary = max")) {
      measure(network, arguments[0]);
    }
  }

  private static TrialSettings plan(String network) {
    StudyFile file =
        StudyFile.read(
            "texts.conf",
            "study.goal = \"maximize accuracy\"\n"
                + "data { kind = text, path = x, text = text, target = label }\n"
                + "prepare { min-count = 1, length = 40 }\n"
                + "training { epochs = 3, batch-size = 32 }\n"
                + "model { embedding = 64, "
                + network
                + " }",
            List.of(),
            Set.of());
    return file.trialSettings().apply(new Values(Map.of()));
  }

  private static TextDataset sentences() throws IOException {
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> lines = Files.readAllLines(SENTENCES);
    for (String line : lines.subList(1, ROWS + 1)) {
      int last = line.lastIndexOf(',');
      texts.add(line.substring(line.indexOf(',') + 1, last));
      labels.add(line.charAt(last + 1) == '1' ? 1 : 0);
    }
    int[] codes = labels.stream().mapToInt(Integer::intValue).toArray();
    return new TextDataset(
        List.of(TextCells.of("text", ROWS, texts::get)),
        new TableDataset(Table.ofRows(ROWS), ClassTarget.of("label", List.of("0", "1"), codes)));
  }

  /** Remembers the rows of each batch. */
  private record Watched(BatchWriter writer, List<int[]> batches) implements BatchWriter {
    @Override
    public void write(int[] rows, int from, int count, InputBuffers into) {
      batches.add(Arrays.copyOfRange(rows, from, from + count));
      writer.write(rows, from, count, into);
    }

    @Override
    public int length(int row) {
      return writer.length(row);
    }
  }

  private static void measure(String network, String round) throws IOException {
    TrialSettings plan = plan(network);
    TextDataset data = sentences();
    int[] rows = new int[ROWS];
    Arrays.setAll(rows, row -> row);
    FittedText fitted = data.fit(rows, plan.preparation());
    PreparedData prepared = PreparedData.of(data, fitted, rows);
    List<int[]> batches = new ArrayList<>();
    PreparedData watched =
        new PreparedData(
            prepared.target(), fitted, new Watched(prepared.writer(), batches), prepared.coding());
    try (TrainingRun warm = new TrainingRun(watched, rows, stages(plan), 3)) {
      warm.epoch(1);
    }
    List<INDArray[]> trimmed = TextBatches.of(data, prepared, batches, 0);
    boolean isOdd = Integer.parseInt(round) % 2 == 1;
    if (isOdd) {
      tellFold(network, round, prepared, rows, plan);
    }
    tellBare(network, "bare", round, trimmed, plan, fitted);
    if (!isOdd) {
      tellFold(network, round, prepared, rows, plan);
    }
    int most = ((InputShape.Tokens) fitted.inputs().get(0)).most();
    tellBare(network, "padded", round, TextBatches.of(data, prepared, batches, most), plan, fitted);
  }

  private static void tellFold(
      String network, String round, PreparedData prepared, int[] rows, TrialSettings plan) {
    try (TrainingRun run = new TrainingRun(prepared, rows, stages(plan), 3)) {
      run.epoch(1);
      long start = THREADS.getCurrentThreadCpuTime();
      run.epoch(2);
      tell(network, "fold", round, start);
    }
  }

  private static List<Stage> stages(TrialSettings plan) {
    return List.of(new Stage(plan, 11));
  }

  private static void tellBare(
      String network,
      String loop,
      String round,
      List<INDArray[]> batches,
      TrialSettings plan,
      FittedText fitted) {
    ComputationGraph graph = TextBatches.graph(plan, fitted);
    fit(graph, batches);
    long start = THREADS.getCurrentThreadCpuTime();
    fit(graph, batches);
    tell(network, loop, round, start);
    graph.close();
    Nd4j.getMemoryManager().invokeGc();
  }

  private static void fit(ComputationGraph graph, List<INDArray[]> batches) {
    for (INDArray[] batch : batches) {
      graph.fit(
          new INDArray[] {batch[0]}, new INDArray[] {batch[2]}, new INDArray[] {batch[1]}, null);
    }
  }

  private static void tell(String network, String loop, String round, long start) {
    double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / (ROWS / BATCH);
    Child.tell(
        String.format(
            Locale.ROOT, "%s,%s,%s,%.2f", network.split("[ ,]+", -1)[2], loop, round, millis));
  }
}
