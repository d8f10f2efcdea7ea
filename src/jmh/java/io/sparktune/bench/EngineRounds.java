package io.sparktune.bench;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.Shape;
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
 * Compares the CPU time of an iteration of both engines, warm, in one thread and in turns: the main
 * settings on three networks, every other one on the second. The argument is the number of rounds.
 */
final class EngineRounds {

  static final String HEAD = "network,batch,settings,round,deeplearning4j_us,fused_us,ratio";

  private static final int ITERATIONS = 200;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Work(int inputs, List<Integer> units, int classes, int batch) {
    @Override
    public String toString() {
      return (inputs + "-" + units + "-" + classes).replaceAll("[\\[\\]]", "").replace(", ", "-");
    }
  }

  private EngineRounds() {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    NativeThreads.use(1);
    List<Work> works =
        List.of(
            new Work(64, List.of(32), 10, 64),
            new Work(64, List.of(96, 96), 10, 128),
            new Work(50, List.of(64, 64), 2, 256));
    for (EngineVariant variant : EngineVariant.main()) {
      works.forEach(work -> compare(work, variant, rounds));
    }
    for (EngineVariant variant : EngineVariant.others()) {
      compare(works.get(1), variant, rounds);
    }
  }

  private static void compare(Work work, EngineVariant variant, int rounds) {
    List<InputShape> inputs = List.of(new InputShape.Vector(work.inputs()));
    NetworkConfiguration configuration =
        new NetworkBuilder(
                variant.network(work.units()),
                variant.optimizer(),
                Shape.ofClasses(inputs, work.classes()))
            .configuration(100, 10, 0, 7);
    try (TrainableNetwork known = Engines.initialised(configuration, Engine.DEEPLEARNING4J);
        TrainableNetwork fused = Engines.initialised(configuration, Engine.FUSED);
        NetworkBatch batch =
            variant.isWeighted()
                ? NetworkBatch.weighted(inputs, work.classes(), work.batch())
                : NetworkBatch.of(inputs, work.classes(), work.batch())) {
      fill(batch, work);
      micros(known, batch, 2 * ITERATIONS);
      micros(fused, batch, 20 * ITERATIONS);
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
      int at = row;
      batch.weights().ifPresent(weights -> weights.staged()[at] = at % 2 + 0.5f);
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
