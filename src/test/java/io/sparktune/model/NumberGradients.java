package io.sparktune.model;

import io.sparktune.data.InputShape;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Checks the gradients of a network that predicts a number; of ids some are there twice. */
public record NumberGradients(NetworkKind<?> kind, NetworkSettings settings) {

  private static final int ROWS = 12;

  public void requireRight(List<InputShape> inputs) {
    SplittableRandom random = new SplittableRandom(3);
    INDArray[] arrays = new INDArray[inputs.size()];
    for (int input = 0; input < arrays.length; input++) {
      InputShape shape = inputs.get(input);
      arrays[input] = Nd4j.create(DataType.DOUBLE, ROWS, shape.numbers());
      for (long place = 0; place < arrays[input].length(); place++) {
        arrays[input].putScalar(
            place,
            shape instanceof InputShape.Ids ids
                ? random.nextInt(ids.vocabulary())
                : random.nextGaussian());
      }
    }
    INDArray ratings = Nd4j.create(DataType.DOUBLE, ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      ratings.putScalar(row, random.nextGaussian());
    }
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Sgd(),
            new LearningRate(0.1, new Schedule.Constant(), 0),
            new Clipping.None());
    GradientCheck.requireRight(
        new NetworkBuilder(settings, optimizer, Shape.ofNumber(inputs)).configuration(1, 1, 0, 5),
        arrays,
        ratings);
  }
}
