package io.sparktune.training.engine;

/** Rules with a running mean of gradients and a running size of them. */
final class MomentRules {

  private MomentRules() {}

  /** ND4J computes the powers in single precision. */
  private static float power(float base, int iteration) {
    return (float) Math.pow(base, iteration + 1);
  }

  /** Kingma and Ba, arXiv 1412.6980. */
  record Adam(float beta1, float beta2, float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] means = states[0];
      float[] squares = states[1];
      float corrected = correctedRate(rate, beta1, beta2, epsilon, iteration);
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float mean = beta1 * means[i] + slope * rest1;
        float square = beta2 * squares[i] + slope * slope * rest2;
        means[i] = mean;
        squares[i] = square;
        values[i] -= mean * corrected / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  private static float correctedRate(
      float rate, float beta1, float beta2, float epsilon, int iteration) {
    float root = (float) Math.sqrt(1.0 - power(beta2, iteration));
    float corrected = (float) (rate * root / (1.0 - power(beta1, iteration)));
    return corrected == 0 || !Float.isFinite(corrected) ? epsilon : corrected;
  }

  /** Reddi et al., ICLR 2018. */
  record AmsGrad(float beta1, float beta2, float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 3;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] means = states[0];
      float[] squares = states[1];
      float[] largest = states[2];
      float corrected = correctedRate(rate, beta1, beta2, epsilon, iteration);
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float mean = beta1 * means[i] + slope * rest1;
        float square = beta2 * squares[i] + slope * slope * rest2;
        float most = Math.max(largest[i], square);
        means[i] = mean;
        squares[i] = square;
        largest[i] = most;
        values[i] -= corrected * mean / ((float) Math.sqrt(most) + epsilon);
      }
    }
  }

  /** Dozat, ICLR workshop 2016. */
  record Nadam(float beta1, float beta2, float epsilon) implements UpdateRule {
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] means = states[0];
      float[] squares = states[1];
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      float share = 1 - power(beta1, iteration);
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float part = slope * rest1;
        float mean = beta1 * means[i] + part;
        float square = beta2 * squares[i] + slope * slope * rest2;
        means[i] = mean;
        squares[i] = square;
        values[i] -= rate * ((mean * beta1 + part) / share) / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Adam with the largest gradient in place of their squares; has no use for epsilon. */
  record AdaMax(float beta1, float beta2) implements UpdateRule {
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public void step(
        float[] values, float[] gradient, float[][] states, float rate, int iteration) {
      float[] means = states[0];
      float[] sizes = states[1];
      float corrected = rate / (1 - power(beta1, iteration));
      float rest1 = 1 - beta1;
      for (int i = 0; i < values.length; i++) {
        float slope = gradient[i];
        float mean = beta1 * means[i] + slope * rest1;
        float size = Math.max(beta2 * sizes[i], Math.abs(slope)) + 1e-32f;
        means[i] = mean;
        sizes[i] = size;
        values[i] -= mean * corrected / size;
      }
    }
  }
}
