package io.sparktune.training.engine.arrays;

/**
 * Functions of the exponential in single precision, right to about 1e-7 of the value: with the
 * polynomials of the Cephes library (Moshier), which take a third of the time of {@link Math}'s.
 */
public final class Exponentials {

  static final float LOG_2_E = 1.442695f;

  /** ln 2 in two parts, so that multiples of the first one are exact. */
  static final float LN_2_HIGH = 0.6933594f;

  static final float LN_2_LOW = -2.1219444e-4f;
  static final float LARGEST = 88.72283f;
  static final float SMALLEST = -87.33654f;

  /** Below it tanh is a polynomial. */
  static final float NEAR = 0.625f;

  /** From it on tanh is 1. */
  static final float FLAT = 9.1f;

  private Exponentials() {}

  public static float exp(float x) {
    if (!(x <= LARGEST)) {
      return x > LARGEST ? Float.POSITIVE_INFINITY : x;
    }
    if (x < SMALLEST) {
      return 0;
    }
    float scaled = LOG_2_E * x;
    int power = (int) (scaled + (scaled < 0 ? -0.5f : 0.5f));
    float rest = x - power * LN_2_HIGH - power * LN_2_LOW;
    float sum = 1.9875691e-4f;
    sum = sum * rest + 0.0013981999f;
    sum = sum * rest + 0.008333452f;
    sum = sum * rest + 0.041665796f;
    sum = sum * rest + 0.16666666f;
    sum = sum * rest + 0.5f;
    sum = sum * rest * rest + rest + 1;
    // In two factors, for a power of 128 has no number of its own.
    int half = power / 2;
    return sum * powerOfTwo(half) * powerOfTwo(power - half);
  }

  private static float powerOfTwo(int power) {
    return Float.intBitsToFloat((power + 127) << 23);
  }

  public static float tanh(float x) {
    float size = Math.abs(x);
    if (size < NEAR) {
      float square = x * x;
      float sum = -0.0057049887f;
      sum = sum * square + 0.020639088f;
      sum = sum * square - 0.053739715f;
      sum = sum * square + 0.13331442f;
      sum = sum * square - 0.3333328f;
      return sum * square * x + x;
    }
    float value = size > FLAT ? 1 : 1 - 2 / (exp(size + size) + 1);
    return x < 0 ? -value : value;
  }

  public static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  /** ln(1 + e^x), without overflow. */
  public static float softplus(float x) {
    return Math.max(x, 0) + (float) Math.log1p(exp(-Math.abs(x)));
  }
}
