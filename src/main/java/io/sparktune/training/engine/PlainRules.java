package io.sparktune.training.engine;

/** Rules without a mean of gradients, or with momentum alone. */
final class PlainRules {

  private PlainRules() {}

  /** Gradient descent. */
  record Sgd() implements UpdateRule {
    @Override
    public int stateCount() {
      return 0;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      for (int i = 0; i < values.length; i++) {
        values[i] -= rate * gradient[i];
      }
    }
  }

  /** Gradient descent with Nesterov's momentum. */
  record Nesterov(float momentum) implements UpdateRule {
    @Override
    public int stateCount() {
      return 1;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] speeds = states[0];
      float ahead = -momentum - 1;
      for (int i = 0; i < values.length; i++) {
        float before = momentum * speeds[i];
        float speed = before - rate * gradient[i];
        speeds[i] = speed;
        values[i] -= before + ahead * speed;
      }
    }
  }

  /** Duchi et al., JMLR 12, 2011. */
  record AdaGrad(float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 1;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] squares = states[0];
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float square = squares[i] + slope * slope;
        squares[i] = square;
        values[i] -= slope * rate / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Hinton, Coursera lecture 6e, 2012. */
  record RmsProp(float decay, float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 1;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] squares = states[0];
      float rest = 1 - decay;
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float square = squares[i] * decay + slope * slope * rest;
        squares[i] = square;
        values[i] -= slope * rate / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Zeiler, arXiv 1212.5701. */
  record AdaDelta(float rho, float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] squares = states[0];
      float[] steps = states[1];
      float rest = 1 - rho;
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float square = rho * squares[i] + slope * slope * rest;
        float step =
            slope * ((float) Math.sqrt(steps[i] + epsilon) / (float) Math.sqrt(square + epsilon));
        squares[i] = square;
        steps[i] = rho * steps[i] + step * step * rest;
        values[i] -= step;
      }
    }
  }
}
