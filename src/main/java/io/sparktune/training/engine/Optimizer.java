package io.sparktune.training.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/** The updater of a network with its states, kept as Deeplearning4j orders them. */
final class Optimizer {

  /** A parameter and what the rule remembers of it. */
  @SuppressWarnings("ArrayRecordComponent") // states stay primitive
  private record Remembered(Parameter parameter, float[][] states) {}

  /** One of the numbers that the rule keeps for each number of a parameter. */
  @SuppressWarnings("ArrayRecordComponent") // states stay primitive
  private record State(Parameter of, float[] numbers) {}

  private final List<LayerParameters> layers;
  private final IUpdater updater;
  private final UpdateRule rule;

  /** Parameters between which no others lie: Deeplearning4j keeps each state of them as one. */
  private @Nullable List<List<Remembered>> blocks;

  private int iterations;

  /**
   * An optimiser whose states are 0.
   *
   * @param updater gives the learning rates
   */
  Optimizer(List<LayerParameters> layers, IUpdater updater, UpdateRule rule) {
    this.layers = layers;
    this.updater = updater;
    this.rule = rule;
  }

  /** Made when they are first asked for: networks that are only looked at take no memory. */
  private List<List<Remembered>> blocks() {
    if (blocks == null) {
      blocks = remembered();
    }
    return blocks;
  }

  private List<List<Remembered>> remembered() {
    List<List<Remembered>> remembered = new ArrayList<>();
    List<Remembered> block = new ArrayList<>();
    for (LayerParameters layer : layers) {
      for (Parameter parameter : layer.trained()) {
        block.add(new Remembered(parameter, new float[rule.stateCount()][parameter.size()]));
      }
      if (!layer.statistics().isEmpty()) {
        remembered.add(block);
        block = new ArrayList<>();
      }
    }
    remembered.add(block);
    return remembered;
  }

  int iterations() {
    return iterations;
  }

  /** Takes a step against the gradients, which are sums over the rows of a batch. */
  void step(int rows) {
    float rate = updater.hasLearningRate() ? (float) updater.getLearningRate(iterations, 0) : 1;
    for (LayerParameters layer : layers) {
      layer.finishGradient(rows);
      layer.statistics().forEach(Optimizer::subtract);
    }
    for (List<Remembered> block : blocks()) {
      for (Remembered each : block) {
        Parameter parameter = each.parameter();
        parameter.addPenalty();
        rule.step(parameter.values(), parameter.gradient(), each.states(), rate, iterations);
      }
    }
    iterations++;
  }

  private static void subtract(Parameter statistic) {
    float[] values = statistic.values();
    float[] gradient = statistic.gradient();
    for (int i = 0; i < values.length; i++) {
      values[i] -= gradient[i];
    }
  }

  int stateSize() {
    return states().stream().mapToInt(each -> each.of().size()).sum();
  }

  /** All states, in Deeplearning4j's order. */
  float[] state() {
    float[] all = new float[stateSize()];
    int start = 0;
    for (State each : states()) {
      each.of().write(each.numbers(), all, start);
      start += each.of().size();
    }
    return all;
  }

  /** Continues from as many states after so many iterations. */
  void resume(float[] all, int iterations) {
    this.iterations = iterations;
    int start = 0;
    for (State each : all.length == 0 ? List.<State>of() : states()) {
      each.of().read(all, start, each.numbers());
      start += each.of().size();
    }
  }

  private List<State> states() {
    List<State> states = new ArrayList<>();
    for (List<Remembered> block : blocks()) {
      for (int state = 0; state < rule.stateCount(); state++) {
        for (Remembered each : block) {
          states.add(new State(each.parameter(), each.states()[state]));
        }
      }
    }
    return states;
  }
}
