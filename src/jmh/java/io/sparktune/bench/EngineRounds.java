package io.sparktune.bench;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.plan.Engine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Compares the CPU time of an iteration of both engines, warm, in one thread and in turns. The
 * argument is the number of rounds.
 */
final class EngineRounds {

  static final String HEAD = "network,batch,settings,round,deeplearning4j_us,fused_us,ratio";

  private static final int ITERATIONS = 400;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Work(int inputs, List<Integer> units, int classes, int batch) {
    @Override
    public String toString() {
      return (inputs + "-" + units + "-" + classes).replaceAll("[\\[\\]]", "").replace(", ", "-");
    }
  }

  private record Variant(String name, String activation, double dropout, boolean normalised) {}

  private EngineRounds() {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    NativeThreads.use(1);
    List<Work> works =
        List.of(
            new Work(64, List.of(32), 10, 64),
            new Work(64, List.of(96, 96), 10, 128),
            new Work(50, List.of(64, 64), 2, 256));
    List<Variant> variants =
        List.of(
            new Variant("relu", "relu", 0, false),
            new Variant("tanh dropout", "tanh", 0.2, false),
            new Variant("relu normalised", "relu", 0, true));
    for (Variant variant : variants) {
      for (Work work : works) {
        compare(work, variant, rounds);
      }
    }
  }

  private static void compare(Work work, Variant variant, int rounds) {
    List<InputShape> inputs = List.of(new InputShape.Vector(work.inputs()));
    MlpSettings network =
        new MlpSettings(
            work.units(),
            variant.activation(),
            WeightInitialisation.XAVIER,
            variant.dropout(),
            variant.normalised(),
            0,
            0,
            Loss.AUTO);
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Adam(0.9, 0.999, 1e-8),
            new LearningRate(1e-3, new Schedule.Constant(), 0),
            new Clipping.None());
    NetworkConfiguration configuration =
        new NetworkBuilder(network, optimizer, Shape.ofClasses(inputs, work.classes()))
            .configuration(100, 10, 0, 7);
    try (TrainableNetwork known = Engines.initialised(configuration, Engine.DEEPLEARNING4J);
        TrainableNetwork fused = Engines.initialised(configuration, Engine.FUSED);
        NetworkBatch batch = NetworkBatch.of(inputs, work.classes(), work.batch())) {
      fill(batch, work);
      micros(known, batch, 10 * ITERATIONS);
      micros(fused, batch, 50 * ITERATIONS);
      for (int round = 1; round <= rounds; round++) {
        double first = micros(known, batch, ITERATIONS);
        double second = micros(fused, batch, 5 * ITERATIONS);
        Child.tell(
            String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%.0f,%.1f,%.2f",
                work,
                work.batch(),
                variant.name(),
                round,
                first,
                second,
                first / second));
      }
    }
  }

  private static void fill(NetworkBatch batch, Work work) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = batch.inputs().values(0);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    for (int row = 0; row < work.batch(); row++) {
      int label = random.nextInt(work.classes());
      batch.targets().staged()[row * work.classes() + label] = 1;
    }
  }

  private static double micros(TrainableNetwork network, NetworkBatch batch, int iterations) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < iterations; i++) {
      network.fit(batch);
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / iterations;
  }
}
