package io.sparktune.model;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossUtil;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Losses that Deeplearning4j lacks: sums over the outputs of a curve of the error. */
public final class ErrorLoss implements ILossFunction {

  private static final long serialVersionUID = 1L;

  /** The loss of an error: quadratic near 0, linear far from 0. */
  public enum Curve implements ErrorCurve {
    /** Half the square up to 1, then straight on (Huber, 1964, with threshold 1). */
    HUBER {
      @Override
      public INDArray values(INDArray errors) {
        INDArray sizes = Transforms.abs(errors, true);
        INDArray capped = Transforms.min(sizes, 1.0, true);
        return sizes.subi(capped.mul(0.5)).muli(capped);
      }

      @Override
      public INDArray slopes(INDArray errors) {
        return Transforms.min(Transforms.max(errors, -1.0, true), 1.0, false);
      }
    },
    /** The logarithm of the hyperbolic cosine. */
    LOG_COSH {
      @Override
      public INDArray values(INDArray errors) {
        // Written so that no power of e overflows.
        INDArray sizes = Transforms.abs(errors, true);
        INDArray rest = Transforms.log(Transforms.exp(sizes.mul(-2.0), false).addi(1.0), false);
        return sizes.addi(rest).subi(Math.log(2));
      }

      @Override
      public INDArray slopes(INDArray errors) {
        return Transforms.tanh(errors, true);
      }
    };
  }

  private final ErrorCurve curve;

  ErrorLoss(ErrorCurve curve) {
    this.curve = curve;
  }

  public ErrorCurve curve() {
    return curve;
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      INDArray rowWeights,
      boolean average) {
    double sum = values(labels, preOutput, activation, rowWeights).sumNumber().doubleValue();
    return average ? sum / preOutput.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray rowWeights) {
    return values(labels, preOutput, activation, rowWeights).sum(true, 1);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray rowWeights) {
    INDArray slopes = curve.slopes(errors(labels, preOutput, activation));
    INDArray gradient = activation.backprop(preOutput, slopes).getFirst();
    if (rowWeights != null) {
      LossUtil.applyMask(gradient, rowWeights);
    }
    return gradient;
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      INDArray rowWeights,
      boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, rowWeights, average),
        computeGradient(labels, preOutput, activation, rowWeights));
  }

  @Override
  public String name() {
    return curve.name();
  }

  private INDArray values(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray rowWeights) {
    INDArray values = curve.values(errors(labels, preOutput, activation));
    if (rowWeights != null) {
      LossUtil.applyMask(values, rowWeights);
    }
    return values;
  }

  private static INDArray errors(INDArray labels, INDArray preOutput, IActivation activation) {
    return activation.getActivation(preOutput.dup(), true).subi(labels);
  }
}
