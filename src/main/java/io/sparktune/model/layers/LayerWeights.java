package io.sparktune.model.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The arrays of weights of a layer, one behind the other. */
record LayerWeights(List<WeightArray> arrays) implements ParamInitializer {

  private static final char ORDER = 'c';

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return count();
  }

  @Override
  public long numParams(Layer layer) {
    return count();
  }

  private long count() {
    return arrays.stream().mapToLong(WeightArray::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return arrays.stream().map(WeightArray::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return arrays.stream().map(WeightArray::name).filter(this::isDrawn).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return arrays.stream().map(WeightArray::name).filter(name -> !isDrawn(name)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return isDrawn(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return !isDrawn(key);
  }

  private boolean isDrawn(String name) {
    return arrays.stream()
        .anyMatch(each -> each.name().equals(name) && each.first() == WeightArray.First.DRAWN);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean isFirst) {
    Map<String, INDArray> views = views(view);
    for (WeightArray array : arrays) {
      configuration.addVariable(array.name());
      if (isFirst) {
        begin(array, new Weights(views).of(array.name()), (BaseLayer) configuration.getLayer());
      }
    }
    return Collections.synchronizedMap(views);
  }

  private static void begin(WeightArray array, INDArray view, BaseLayer layer) {
    switch (array.first()) {
      case DRAWN ->
          layer
              .getWeightInitFn()
              .init(
                  array.inputs(),
                  array.outputs(),
                  array.dimensions(),
                  ORDER,
                  view.reshape(view.length()));
      case ONE -> view.assign(1);
      case ZERO -> view.assign(0);
    }
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    return views(view);
  }

  private Map<String, INDArray> views(INDArray flat) {
    INDArray whole = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long from = 0;
    for (WeightArray array : arrays) {
      INDArray part = whole.get(NDArrayIndex.interval(from, from + array.length()));
      views.put(array.name(), part.reshape(ORDER, array.dimensions()));
      from += array.length();
    }
    return views;
  }
}
