package io.sparktune.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;

/** The activations of Deeplearning4j by their names in study files, such as {@code leaky-relu}. */
public final class Activations {

  private static final Map<String, Activation> BY_NAME = byName();

  private Activations() {}

  /** Every name, in order. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** Fails with {@link BadConfiguration} if there is none of this name. */
  public static Activation named(String name) {
    Activation activation = BY_NAME.get(name);
    if (activation == null) {
      throw new BadConfiguration(
          "there is no activation " + name + "; there are " + String.join(", ", BY_NAME.keySet()));
    }
    return activation;
  }

  /** The name of a function in study files, or Deeplearning4j's own where it has none. */
  public static String nameOf(IActivation function) {
    return BY_NAME.entrySet().stream()
        .filter(known -> known.getValue().getActivationFunction().equals(function))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(function::toString);
  }

  private static Map<String, Activation> byName() {
    Map<String, Activation> activations = new LinkedHashMap<>();
    activations.put("relu", Activation.RELU);
    activations.put("leaky-relu", Activation.LEAKYRELU);
    activations.put("randomized-relu", Activation.RRELU);
    activations.put("relu6", Activation.RELU6);
    activations.put("thresholded-relu", Activation.THRESHOLDEDRELU);
    activations.put("elu", Activation.ELU);
    activations.put("selu", Activation.SELU);
    activations.put("gelu", Activation.GELU);
    activations.put("swish", Activation.SWISH);
    activations.put("mish", Activation.MISH);
    activations.put("tanh", Activation.TANH);
    activations.put("hard-tanh", Activation.HARDTANH);
    activations.put("rational-tanh", Activation.RATIONALTANH);
    activations.put("rectified-tanh", Activation.RECTIFIEDTANH);
    activations.put("sigmoid", Activation.SIGMOID);
    activations.put("hard-sigmoid", Activation.HARDSIGMOID);
    activations.put("softmax", Activation.SOFTMAX);
    activations.put("softplus", Activation.SOFTPLUS);
    activations.put("softsign", Activation.SOFTSIGN);
    activations.put("cube", Activation.CUBE);
    activations.put("identity", Activation.IDENTITY);
    return Collections.unmodifiableMap(activations);
  }
}
