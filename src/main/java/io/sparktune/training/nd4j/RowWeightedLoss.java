package io.sparktune.training.nd4j;

import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss whose rows have weights. A mask of the labels, as Deeplearning4j weighs rows, also
 * multiplies the inputs of the outputs' activation, so that it trains another loss.
 */
final class RowWeightedLoss implements ILossFunction {

  private static final long serialVersionUID = 1L;

  private final ILossFunction loss;
  private final INDArray weights;

  private RowWeightedLoss(ILossFunction loss, INDArray weights) {
    this.loss = loss;
    this.weights = weights;
  }

  /**
   * Fits a network on a batch of weighted rows.
   *
   * @param output the network's last layer
   * @param weights a column
   * @param fit fits with a mask of the labels; null for none
   */
  static void fit(Layer output, INDArray weights, Consumer<@Nullable INDArray> fit) {
    if (!(output.conf().getLayer() instanceof BaseOutputLayer layer)) {
      fit.accept(weights); // layers that are a loss alone have no such inputs
      return;
    }
    ILossFunction loss = layer.getLossFn();
    layer.setLossFn(new RowWeightedLoss(loss, weights));
    try {
      fit.accept(null);
    } finally {
      layer.setLossFn(loss);
    }
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    INDArray ofRows = loss.computeScoreArray(labels, preOutput, activation, mask);
    double sum = ofRows.sumNumber().doubleValue();
    double weighted = ofRows.muli(weights).sumNumber().doubleValue();
    // The array of LossMAE lacks the division by the number of outputs.
    double score = loss.computeScore(labels, preOutput, activation, mask, average);
    return sum == 0 ? score : score * (weighted / sum);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    return loss.computeScoreArray(labels, preOutput, activation, mask).muli(weights);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    return loss.computeGradient(labels, preOutput, activation, mask).muliColumnVector(weights);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "weighted " + loss.name();
  }
}
