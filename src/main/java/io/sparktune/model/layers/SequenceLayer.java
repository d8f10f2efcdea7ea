package io.sparktune.model.layers;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The configuration of a layer that reads sequences by a function of ours. */
public abstract class SequenceLayer extends FeedForwardLayer {

  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  SequenceLayer() {}

  SequenceLayer(int width, double dropout) {
    setNIn(width);
    setNOut(width);
    setActivationFn(new ActivationIdentity());
    if (dropout > 0) {
      setIDropout(new Dropout(1 - dropout));
    }
  }

  abstract List<WeightArray> arrays();

  abstract LayerFunction function();

  @Override
  public final org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray weights,
      boolean isFirst,
      DataType type) {
    SequenceLayerInNetwork layer = new SequenceLayerInNetwork(configuration, type, function());
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(weights);
    layer.setParamTable(initializer().init(configuration, weights, isFirst));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public final ParamInitializer initializer() {
    return new LayerWeights(arrays());
  }

  @Override
  public final InputType getOutputType(int index, InputType input) {
    long steps = ((InputType.InputTypeRecurrent) input).getTimeSeriesLength();
    return function().endsSequences()
        ? InputType.feedForward(nOut)
        : InputType.recurrent(nOut, steps);
  }

  @Override
  public final void setNIn(InputType input, boolean override) {
    // the width is known
  }

  @Override
  public final @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public final LayerMemoryReport getMemoryReport(InputType input) {
    long count = initializer().numParams((Layer) this);
    return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(-1, input))
        .standardMemory(count, getIUpdater().stateSize(count))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
