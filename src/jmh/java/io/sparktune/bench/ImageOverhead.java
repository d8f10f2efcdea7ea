package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.RowArrays;
import io.sparktune.data.images.LocalFiles;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.Shape;
import io.sparktune.training.PreparedData;
import io.sparktune.training.TrainingRun;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Trial;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares an epoch of convolutional networks on MNIST's 5,000 pictures with the same network in a
 * bare loop over batches that were cut before, by the CPU time of the thread, in turns. The
 * argument is the number of rounds.
 */
final class ImageOverhead {

  static final String HEAD = "network,round,bare_ms,sparktune_ms,ratio";
  private static final int BATCH = 64;
  private static final String STUDY =
      """
      study.goal = "maximize accuracy"
      data { kind = images, path = data-samples/images/mnist/train-images-idx3-ubyte.gz }
      model { kind = cnn, filter-growth = 2, %s }
      training { batch-size = 64, learning-rate = 0.001 }
      """;

  private ImageOverhead() {}

  public static void main(String[] arguments) {
    NativeThreads.use(1);
    compare("small", "blocks = 2, filters = 16, dense-units = 64", arguments[0]);
    compare("medium", "blocks = 3, filters = 32, dense-units = 128", arguments[0]);
  }

  private static void compare(String name, String model, String rounds) {
    StudyFile file = StudyFile.read("overhead.conf", STUDY.formatted(model), List.of(), Set.of());
    TrialSettings plan = file.trialSettings().apply(file.space().valuesAt(new double[0]));
    Dataset data = file.data().kind().read(file.data().rows(), new LocalFiles(), 0).dataset();
    int[] rows = RowArrays.all(data.rows());
    FittedInputs fitted = data.fit(rows, plan.preparation());
    Trial trial = new Trial(0, file.space().valuesAt(new double[0]), 1);
    List<Stage> stages = Stage.of(trial, List.of(plan), each -> 7L);
    ComputationGraph bare = bare(plan, fitted, data);
    List<INDArray[]> batches = batches(fitted, data);
    try (TrainingRun run = new TrainingRun(PreparedData.of(data, fitted), rows, stages, 100)) {
      int epoch = 0;
      double coldBare = millis(bare, batches);
      double cold = millis(run, ++epoch);
      System.out.printf(Locale.ROOT, "cold: %.0f, %.0f ms%n", coldBare, cold);
      for (int round = 1; round <= Integer.parseInt(rounds); round++) {
        double first = millis(bare, batches);
        double second = millis(run, ++epoch);
        Child.tell(
            String.format(
                Locale.ROOT, "%s,%d,%.0f,%.0f,%.3f", name, round, first, second, second / first));
      }
    }
  }

  private static ComputationGraph bare(TrialSettings plan, FittedInputs fitted, Dataset data) {
    NetworkBuilder builder =
        new NetworkBuilder(plan.network(), plan.optimizer(), Shape.of(fitted, data.target()));
    NetworkConfiguration.Graph graph =
        (NetworkConfiguration.Graph) builder.configuration(79, 100, 0, 7);
    ComputationGraph network = new ComputationGraph(graph.configuration());
    network.init();
    return network;
  }

  private static List<INDArray[]> batches(FittedInputs fitted, Dataset data) {
    List<INDArray[]> batches = new ArrayList<>();
    int[] rows = RowArrays.all(data.rows());
    for (int from = 0; from < rows.length; from += BATCH) {
      int count = Math.min(BATCH, rows.length - from);
      float[] values = new float[count * 28 * 28];
      fitted.writer(data).write(rows, from, count, input -> values);
      float[] labels = new float[count * 10];
      for (int row = 0; row < count; row++) {
        labels[row * 10 + row % 10] = 1;
      }
      batches.add(
          new INDArray[] {
            Nd4j.create(values, new long[] {count, 1, 28, 28}),
            Nd4j.create(labels, new long[] {count, 10})
          });
    }
    return batches;
  }

  private static double millis(ComputationGraph network, List<INDArray[]> batches) {
    long start = cpuNanos();
    for (INDArray[] batch : batches) {
      network.fit(new INDArray[] {batch[0]}, new INDArray[] {batch[1]});
    }
    return (cpuNanos() - start) / 1e6;
  }

  private static double millis(TrainingRun run, int epoch) {
    long start = cpuNanos();
    double unused = run.epoch(epoch);
    return (cpuNanos() - start) / 1e6;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
