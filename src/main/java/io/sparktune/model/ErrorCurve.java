package io.sparktune.model;

import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loss of the errors of outputs, element by element. */
public interface ErrorCurve extends Serializable {

  String name();

  /** The losses. */
  INDArray values(INDArray errors);

  /** Their derivatives by the errors. */
  INDArray slopes(INDArray errors);
}
