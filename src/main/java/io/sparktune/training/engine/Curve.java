package io.sparktune.training.engine;

/** An activation function over the rows of a matrix. */
interface Curve {

  /** Sets the outputs of the inputs. */
  void apply(float[] inputs, float[] outputs, int rows, int width);

  /** Turns the gradient of the outputs into that of the inputs. */
  void multiplyBySlopes(float[] inputs, float[] outputs, float[] gradient, int rows, int width);
}
