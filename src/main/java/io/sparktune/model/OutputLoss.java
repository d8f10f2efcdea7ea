package io.sparktune.model;

import java.util.List;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossKLD;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;

/**
 * The output layer's loss and activation.
 *
 * @param falseLabel the label of classes that a row is not in; the class it is in has label 1
 * @param leastTarget the least scaled number that the loss is defined for
 */
public record OutputLoss(
    ILossFunction function, Activation activation, float falseLabel, double leastTarget) {

  static OutputLoss of(Loss loss, Shape shape) {
    return switch (shape.task()) {
      case CLASSIFICATION -> ofClasses(loss);
      case REGRESSION ->
          shape.quantiles().isEmpty() ? ofNumber(loss) : ofQuantiles(loss, shape.quantiles());
      case MULTI_LABEL -> ofLabels(loss);
    };
  }

  private static OutputLoss ofClasses(Loss loss) {
    return switch (loss) {
      case AUTO, CROSS_ENTROPY -> probabilities(new LossMCXENT());
      case KL_DIVERGENCE -> probabilities(new LossKLD());
      case MSE -> probabilities(new LossMSE());
      case MAE -> probabilities(new LossMAE());
      case HINGE -> margins(new LossHinge());
      case SQUARED_HINGE -> margins(new LossSquaredHinge());
      case HUBER, MSLE, POISSON, LOG_COSH ->
          throw new BadConfiguration("the loss " + loss.key() + " is for numbers, not for classes");
    };
  }

  private static OutputLoss ofLabels(Loss loss) {
    return switch (loss) {
      case AUTO, CROSS_ENTROPY -> shares(new LossBinaryXENT());
      case MSE -> shares(new LossMSE());
      case MAE -> shares(new LossMAE());
      case HINGE, SQUARED_HINGE, KL_DIVERGENCE, HUBER, MSLE, POISSON, LOG_COSH ->
          throw new BadConfiguration("the loss " + loss.key() + " is not for sets of labels");
    };
  }

  private static OutputLoss ofNumber(Loss loss) {
    return switch (loss) {
      case AUTO, MSE -> anyNumber(new LossMSE());
      case MAE -> anyNumber(new LossMAE());
      case HUBER -> anyNumber(new ErrorLoss(ErrorLoss.Curve.HUBER));
      case LOG_COSH -> anyNumber(new ErrorLoss(ErrorLoss.Curve.LOG_COSH));
      case MSLE -> new OutputLoss(new LossMSLE(), Activation.SOFTPLUS, 0, 0);
      case POISSON -> new OutputLoss(new LossPoisson(), Activation.SOFTPLUS, 0, 0);
      case CROSS_ENTROPY, HINGE, SQUARED_HINGE, KL_DIVERGENCE ->
          throw new BadConfiguration("the loss " + loss.key() + " is for classes, not for numbers");
    };
  }

  private static OutputLoss ofQuantiles(Loss loss, List<Double> shares) {
    if (loss != Loss.AUTO) {
      throw new BadConfiguration(
          "the loss "
              + loss.key()
              + " does not make quantiles of outputs, which data.quantiles asks for; leave it out");
    }
    return anyNumber(new ErrorLoss(new PinballCurve(shares)));
  }

  /** That of files: a loss of plain Deeplearning4j. */
  static OutputLoss portable(Shape shape) {
    return of(Loss.AUTO, new Shape(shape.inputs(), shape.task(), shape.outputs()));
  }

  private static OutputLoss probabilities(ILossFunction function) {
    return new OutputLoss(function, Activation.SOFTMAX, 0, 0);
  }

  private static OutputLoss shares(ILossFunction function) {
    return new OutputLoss(function, Activation.SIGMOID, 0, 0);
  }

  private static OutputLoss margins(ILossFunction function) {
    return new OutputLoss(function, Activation.IDENTITY, -1, 0);
  }

  private static OutputLoss anyNumber(ILossFunction function) {
    return new OutputLoss(function, Activation.IDENTITY, 0, Double.NEGATIVE_INFINITY);
  }

  /** Whether plain Deeplearning4j can load it, and has probabilities or a number as outputs. */
  boolean isPortable() {
    return falseLabel == 0 && !(function instanceof ErrorLoss);
  }
}
