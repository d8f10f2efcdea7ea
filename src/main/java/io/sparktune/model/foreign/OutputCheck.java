package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.settings.Task;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;

/** A check of the loss and the activation of an output against the task. */
public final class OutputCheck {

  /** Their labels are not one of 0 and 1 for each class. */
  private static final List<Class<?>> OTHER_LABELS =
      List.of(LossHinge.class, LossSquaredHinge.class, LossSparseMCXENT.class);

  private static final List<Class<?>> OF_CLASSES =
      List.of(LossMCXENT.class, LossNegativeLogLikelihood.class, LossBinaryXENT.class);

  private OutputCheck() {}

  /**
   * Checks the last layer.
   *
   * @throws BadConfiguration if its outputs are not predictions for the task
   */
  public static void require(NetworkConfiguration network, Task task) {
    Layer last = ConfiguredLayers.output(network);
    if (last instanceof RnnOutputLayer) {
      throw new BadConfiguration("the output is one for each step; wanted one for each row");
    }
    if (last instanceof BaseOutputLayer output) {
      require(task, output.getLossFn(), output.getActivationFn());
    } else if (last instanceof LossLayer loss) {
      require(task, loss.getLossFn(), loss.getActivationFn());
    } else {
      throw new BadConfiguration(
          "the last layer is a " + last.getClass().getSimpleName() + "; wanted an OutputLayer");
    }
  }

  private static void require(Task task, ILossFunction loss, IActivation activation) {
    if (loss == null) {
      throw new BadConfiguration("the output layer has no loss (lossFn)");
    }
    String name = loss.getClass().getSimpleName();
    if (OTHER_LABELS.contains(loss.getClass())) {
      throw new BadConfiguration("the loss " + name + " takes other labels than 0 and 1");
    }
    boolean isSoftmax = activation instanceof ActivationSoftmax;
    if (task == Task.CLASSIFICATION && !isSoftmax) {
      throw new BadConfiguration(
          "the output's activation is " + activation + "; wanted softmax, for classes");
    }
    if (task == Task.MULTI_LABEL && !(activation instanceof ActivationSigmoid)) {
      throw new BadConfiguration(
          "the output's activation is " + activation + "; wanted sigmoid, for sets of labels");
    }
    if (task == Task.REGRESSION && isSoftmax) {
      throw new BadConfiguration(
          "the output's activation is softmax; wanted another, for a number");
    }
    if (task == Task.REGRESSION && OF_CLASSES.contains(loss.getClass())) {
      throw new BadConfiguration("the loss " + name + " is for classes, not for a number");
    }
  }

  /** Gives the last layer as many outputs as the data has, where it has no number of its own. */
  static void fill(NetworkConfiguration network, int outputs) {
    if (ConfiguredLayers.output(network) instanceof FeedForwardLayer last
        && !(last instanceof LossLayer)) {
      if (last.getNOut() == 0) {
        last.setNOut(outputs);
      } else if (last.getNOut() != outputs) {
        throw new BadConfiguration(
            "the last layer has "
                + last.getNOut()
                + " outputs (nOut), but the data has "
                + outputs
                + "; leave nOut out, or 0, and it is filled");
      }
    }
  }
}
