package io.sparktune.model.template;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;
import java.util.Map;

final class TemplateKindContractTest extends NetworkKindContract<TemplateSettings> {

  private static final String LAYERS =
      """
      { "confs": [
        { "layer": {
            "@class": "org.deeplearning4j.nn.conf.layers.DenseLayer",
            "nout": ${units}, "activationFn": "${activation}" } },
        { "layer": {
            "@class": "org.deeplearning4j.nn.conf.layers.OutputLayer",
            "lossFn": { "@class": "org.nd4j.linalg.lossfunctions.impl.LossMCXENT" },
            "idropout": { "@class": "org.deeplearning4j.nn.conf.dropout.Dropout", "p": ${kept} },
            "activationFn": "softmax" } } ] }
      """;

  private static final String GRAPH =
      """
      { "networkInputs": ["rows"], "networkOutputs": ["output"],
        "vertexInputs": { "left": ["rows"], "right": ["rows"], "both": ["left", "right"],
          "output": ["both"] },
        "vertices": {
          "left": { "@class": "org.deeplearning4j.nn.conf.graph.LayerVertex", "layerConf": {
            "layer": { "@class": "org.deeplearning4j.nn.conf.layers.DenseLayer", "nout": 4,
              "activationFn": "${activation}" } } },
          "right": { "@class": "org.deeplearning4j.nn.conf.graph.LayerVertex", "layerConf": {
            "layer": { "@class": "org.deeplearning4j.nn.conf.layers.DenseLayer", "nout": 3,
              "activationFn": "tanh" } } },
          "both": { "@class": "org.deeplearning4j.nn.conf.graph.MergeVertex" },
          "output": { "@class": "org.deeplearning4j.nn.conf.graph.LayerVertex", "layerConf": {
            "layer": { "@class": "org.deeplearning4j.nn.conf.layers.OutputLayer",
              "lossFn": { "@class": "org.nd4j.linalg.lossfunctions.impl.LossMCXENT" },
              "activationFn": "softmax" } } } } }
      """;

  private static TemplateSettings settings(String template, Map<String, Object> values) {
    return new TemplateSettings(TemplateText.of(template).with(values).json(), List.of());
  }

  @Override
  protected NetworkKind<TemplateSettings> kind() {
    return new TemplateKind();
  }

  @Override
  protected TemplateSettings plain() {
    return settings(LAYERS, Map.of("units", 5L, "activation", "tanh", "kept", 1.0));
  }

  @Override
  protected List<TemplateSettings> others() {
    return List.of(
        settings(LAYERS, Map.of("units", 4L, "activation", "relu", "kept", 0.7)),
        settings(GRAPH, Map.of("activation", "sigmoid")));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Vector(6));
  }

  @Override
  protected InputShape strange() {
    return new InputShape.Ids(7, 2);
  }
}
