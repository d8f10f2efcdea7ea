package io.sparktune.model.cnn;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout of whole channels of arrays {@code [rows, height, width, channels]}. Deeplearning4j's own
 * takes the second dimension for the channels, whatever the layout. For training alone: files of
 * networks do not have it.
 */
public final class ChannelDropout implements IDropout {

  private static final long serialVersionUID = 1L;

  @JsonProperty private final double retained;
  private transient @Nullable INDArray mask;

  /**
   * @param retained the share of channels that stay
   */
  public ChannelDropout(@JsonProperty("retained") double retained) {
    this.retained = retained;
  }

  @Override
  public INDArray applyDropout(
      INDArray inputs, INDArray output, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    INDArray drawn =
        workspaces
            .createUninitialized(ArrayType.INPUT, output.dataType(), inputs.size(0), inputs.size(3))
            .assign(1.0);
    Nd4j.getExecutioner().exec(new DropOutInverted(drawn, retained));
    Broadcast.mul(inputs, drawn, output, 0, 3);
    mask = drawn;
    return output;
  }

  @Override
  public INDArray backprop(INDArray gradient, INDArray below, int iteration, int epoch) {
    if (mask == null) {
      throw new IllegalStateException("nothing was dropped before");
    }
    Broadcast.mul(gradient, mask, below, 0, 3);
    clear();
    return below;
  }

  @Override
  public void clear() {
    mask = null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelDropout dropout && dropout.retained == retained;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(retained);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // A copy without what was drawn.
  public IDropout clone() {
    return new ChannelDropout(retained);
  }
}
