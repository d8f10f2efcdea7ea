package io.sparktune.training.engine;

import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.InputBatch;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.TrainableNetwork;
import java.util.List;

/** A perceptron in training in the Java heap. Its state is that of Deeplearning4j's network. */
final class FusedNetwork implements TrainableNetwork {

  private final Perceptron perceptron;
  private final List<Parameter> parameters;

  FusedNetwork(Perceptron perceptron) {
    this.perceptron = perceptron;
    this.parameters = perceptron.parameters();
  }

  @Override
  public double fit(NetworkBatch batch) {
    int rows = batch.rows();
    float[] values = batch.inputs().values(0);
    for (Step step : perceptron.steps()) {
      values = step.forward(values, rows);
    }
    OutputStep output = perceptron.output();
    float[] labels = batch.targets().staged();
    float[] weights = batch.weights().isEmpty() ? null : batch.weights().get().staged();
    output.outputs(values, rows);
    double loss = output.loss(labels, weights, rows) / rows + penalty();
    float[] gradient = output.gradient(labels, weights, rows);
    for (int i = perceptron.steps().size() - 1; i >= 0; i--) {
      gradient = perceptron.steps().get(i).backward(gradient, rows);
    }
    perceptron.optimizer().step(rows);
    return loss;
  }

  private double penalty() {
    double penalty = 0;
    for (Parameter parameter : parameters) {
      penalty += parameter.penalty();
    }
    return penalty;
  }

  @Override
  public void outputs(InputBatch inputs, float[] into, int at) {
    int rows = inputs.rows();
    float[] values = inputs.values(0);
    for (Step step : perceptron.steps()) {
      values = step.predict(values, rows);
    }
    float[] outputs = perceptron.output().outputs(values, rows);
    System.arraycopy(outputs, 0, into, at, rows * perceptron.output().width());
  }

  @Override
  public int parameterCount() {
    return parameters.stream().mapToInt(Parameter::size).sum();
  }

  @Override
  public int updaterCount() {
    return perceptron.optimizer().stateSize();
  }

  @Override
  public NetworkState state() {
    float[] all = new float[parameterCount()];
    int start = 0;
    for (Parameter parameter : parameters) {
      parameter.write(parameter.values(), all, start);
      start += parameter.size();
    }
    return new NetworkState(
        perceptron.optimizer().iterations(), all, perceptron.optimizer().state());
  }

  @Override
  public void resume(NetworkState state) {
    int start = 0;
    for (Parameter parameter : parameters) {
      parameter.read(state.parameters(), start, parameter.values());
      start += parameter.size();
    }
    perceptron.optimizer().resume(state.updater(), state.iterations());
  }

  @Override
  public void close() {
    perceptron.steps().forEach(Step::close);
  }
}
