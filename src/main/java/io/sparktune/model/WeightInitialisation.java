package io.sparktune.model;

import io.sparktune.settings.ConstantName;
import org.deeplearning4j.nn.weights.WeightInit;

/** The distribution of a network's first weights. */
public enum WeightInitialisation {
  XAVIER(WeightInit.XAVIER),
  XAVIER_UNIFORM(WeightInit.XAVIER_UNIFORM),
  HE(WeightInit.RELU),
  HE_UNIFORM(WeightInit.RELU_UNIFORM),
  LECUN(WeightInit.LECUN_NORMAL),
  LECUN_UNIFORM(WeightInit.LECUN_UNIFORM),
  NORMAL(WeightInit.NORMAL),
  UNIFORM(WeightInit.UNIFORM);

  private final WeightInit scheme;

  WeightInitialisation(WeightInit scheme) {
    this.scheme = scheme;
  }

  /** The name in study files. */
  public String key() {
    return ConstantName.of(this);
  }

  /** Its name in Deeplearning4j. */
  public WeightInit scheme() {
    return scheme;
  }
}
