package io.sparktune.model.layers;

import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of a network that reads sequences by a function of ours. */
final class SequenceLayerInNetwork extends BaseLayer<org.deeplearning4j.nn.conf.layers.BaseLayer> {

  private static final long serialVersionUID = 1L;

  private final transient LayerFunction function;

  SequenceLayerInNetwork(
      NeuralNetConfiguration configuration, DataType type, LayerFunction function) {
    super(configuration, type);
    this.function = function;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    return workspaces.leverageTo(
        ArrayType.ACTIVATIONS, function.value(input, mask(), new Weights(params)));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray above, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray below =
        function.gradient(input, mask(), new Weights(params), above, new Weights(gradientViews));
    Gradient gradient = new DefaultGradient();
    for (Map.Entry<String, INDArray> array : gradientViews.entrySet()) {
      gradient.setGradientFor(array.getKey(), array.getValue(), 'c');
    }
    INDArray kept = workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, below);
    return new Pair<>(gradient, backpropDropOutIfPresent(kept));
  }

  private @Nullable INDArray mask() {
    return maskArray == null ? null : maskArray.castTo(input.dataType());
  }

  @Override
  public @Nullable Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int rows) {
    setMaskArray(mask);
    maskState = state;
    return function.endsSequences() ? null : new Pair<>(mask, state);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
