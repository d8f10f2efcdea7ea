package com.example.tuning;

import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network whose layers halve from one to the next. */
public final class Funnel implements Function<Map<String, Object>, MultiLayerConfiguration> {

  @Override
  public MultiLayerConfiguration apply(Map<String, Object> values) {
    NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
    int units = ((Number) values.get("units")).intValue();
    for (long layer = 0; layer < (Long) values.get("layers"); layer++) {
      layers.layer(new DenseLayer.Builder().nOut(units).activation(new Bump()).build());
      units = Math.max(2, units / 2);
    }
    return layers
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build())
        .build();
  }
}
