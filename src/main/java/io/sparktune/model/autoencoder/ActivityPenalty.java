package io.sparktune.model.autoencoder;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A penalty on the absolute activations that a layer reads: it leaves them as they are and adds its
 * slope to their gradient. For training alone: files of networks do not have it.
 */
public final class ActivityPenalty implements IDropout {

  private static final long serialVersionUID = 1L;

  @JsonProperty private final double weight;
  private transient @Nullable INDArray signs;

  /**
   * @param weight of the sum over a row in the loss
   */
  public ActivityPenalty(@JsonProperty("weight") double weight) {
    this.weight = weight;
  }

  @Override
  public INDArray applyDropout(
      INDArray inputs, INDArray output, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    signs = Transforms.sign(workspaces.dup(ArrayType.INPUT, inputs), false);
    return output == inputs ? output : output.assign(inputs);
  }

  @Override
  public INDArray backprop(INDArray gradient, INDArray below, int iteration, int epoch) {
    if (signs == null) {
      throw new IllegalStateException("nothing was read before");
    }
    INDArray sum = below == gradient ? below : below.assign(gradient);
    sum.addi(signs.muli(weight));
    clear();
    return sum;
  }

  @Override
  public void clear() {
    signs = null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActivityPenalty penalty && penalty.weight == weight;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(weight);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // A copy without what was read.
  public IDropout clone() {
    return new ActivityPenalty(weight);
  }
}
