package io.sparktune.training.engine.arrays;

/**
 * Functions of many numbers at once, to the bit those of {@link Exponentials} and {@link Rectifier}
 * in a fraction of their time: loops without branches over blocks, which the compiler turns into
 * vector instructions. {@code Math.max} is none of them, for compilers decide by what it met.
 */
public final class Blocks {

  private static final ThreadLocal<Blocks> OF_THREAD = ThreadLocal.withInitial(Blocks::new);

  private static final int SIGN = 0x80000000;
  private static final int INFINITY = Float.floatToIntBits(Float.POSITIVE_INFINITY);
  private static final int NOT_A_NUMBER = Float.floatToIntBits(Float.NaN);
  private static final int LARGEST = Float.floatToIntBits(Exponentials.LARGEST);
  private static final int SMALLEST = Float.floatToIntBits(-Exponentials.SMALLEST);
  private static final int NEAR_BITS = Float.floatToIntBits(Exponentials.NEAR);
  private static final int FLAT_BITS = Float.floatToIntBits(Exponentials.FLAT);

  /** Added to a number of less than 22 bits, it leaves no room for a fraction. */
  private static final float WHOLE = 12_582_912f;

  private static final int WHOLE_BITS = Float.floatToIntBits(WHOLE);

  /** Keeps a divisor from 0 and changes no other. */
  private static final float TINY = 1e-30f;

  private final FloatBits bits = new FloatBits();
  private final int[] inputs = new int[FloatBits.BLOCK];
  private final int[] first = new int[FloatBits.BLOCK];
  private final int[] second = new int[FloatBits.BLOCK];
  private final float[] limited = new float[FloatBits.BLOCK];
  private final float[] powers = new float[FloatBits.BLOCK];
  private final float[] results = new float[FloatBits.BLOCK];
  private final float[] factors = new float[FloatBits.BLOCK];
  private final float[] others = new float[FloatBits.BLOCK];

  private Blocks() {}

  /** Sets the exponentials of numbers; both may be the same array. */
  public static void exp(float[] numbers, float[] into, int length) {
    Blocks blocks = OF_THREAD.get();
    for (int start = 0; start < length; start += FloatBits.BLOCK) {
      blocks.exp(numbers, into, start, Math.min(FloatBits.BLOCK, length - start));
    }
  }

  private void exp(float[] numbers, float[] into, int start, int count) {
    bits.split(numbers, start, count, inputs);
    limit(inputs, first, count);
    bits.join(first, count, limited, 0);
    exp(count);
    bits.split(results, 0, count, first);
    selectExp(inputs, first, count);
    bits.join(first, count, into, start);
  }

  /** To the largest and the smallest number whose exponential is one. */
  private static void limit(int[] inputs, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      int size = inputs[i] & ~SIGN;
      int most = SMALLEST + (~(inputs[i] >> 31) & (LARGEST - SMALLEST));
      into[i] = (inputs[i] & SIGN) | (size ^ ((size ^ most) & ((most - size) >> 31)));
    }
  }

  private static void selectExp(int[] inputs, int[] results, int count) {
    for (int i = 0; i < count; i++) {
      int size = inputs[i] & ~SIGN;
      int isNegative = inputs[i] >> 31;
      int isLarge = (LARGEST - size) >> 31 & ~isNegative;
      int isSmall = (SMALLEST - size) >> 31 & isNegative;
      int isNone = (INFINITY - size) >> 31;
      int known = (results[i] & ~(isLarge | isSmall)) | (INFINITY & isLarge);
      results[i] = (known & ~isNone) | (NOT_A_NUMBER & isNone);
    }
  }

  /** Sets the results of the limited numbers. */
  private void exp(int count) {
    setPowers(limited, powers, factors, count);
    setRests(limited, powers, results, count);
    bits.split(factors, 0, count, first);
    setFactors(first, second, count);
    bits.join(first, count, factors, 0);
    bits.join(second, count, others, 0);
    multiply(results, factors, others, count);
  }

  /** The nearest powers of 2, the farther one in the middle, and their sums with WHOLE. */
  private static void setPowers(float[] numbers, float[] powers, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      float scaled = Exponentials.LOG_2_E * numbers[i];
      float size = Math.abs(scaled);
      float raised = size + 0.5f;
      float nearest = raised + WHOLE - WHOLE;
      float above = nearest - raised;
      float distance = Math.abs(above);
      float below = nearest - (above + distance) / (distance + distance + TINY);
      float power = below * (scaled / (size + TINY));
      powers[i] = power;
      sums[i] = power + WHOLE;
    }
  }

  private static void setRests(float[] numbers, float[] powers, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      float rest =
          numbers[i] - powers[i] * Exponentials.LN_2_HIGH - powers[i] * Exponentials.LN_2_LOW;
      float sum = 1.9875691e-4f;
      sum = sum * rest + 0.0013981999f;
      sum = sum * rest + 0.008333452f;
      sum = sum * rest + 0.041665796f;
      sum = sum * rest + 0.16666666f;
      sum = sum * rest + 0.5f;
      into[i] = sum * rest * rest + rest + 1;
    }
  }

  /** Two factors whose product is the power of 2; the first array has the sums. */
  private static void setFactors(int[] sums, int[] others, int count) {
    for (int i = 0; i < count; i++) {
      int power = sums[i] - WHOLE_BITS;
      int half = (power + (power >>> 31)) >> 1;
      sums[i] = (half + 127) << 23;
      others[i] = (power - half + 127) << 23;
    }
  }

  private static void multiply(float[] results, float[] factors, float[] others, int count) {
    for (int i = 0; i < count; i++) {
      results[i] = results[i] * factors[i] * others[i];
    }
  }

  /** Sets the hyperbolic tangents of numbers; both may be the same array. */
  public static void tanh(float[] numbers, float[] into, int length) {
    Blocks blocks = OF_THREAD.get();
    for (int start = 0; start < length; start += FloatBits.BLOCK) {
      blocks.tanh(numbers, into, start, Math.min(FloatBits.BLOCK, length - start));
    }
  }

  private void tanh(float[] numbers, float[] into, int start, int count) {
    bits.split(numbers, start, count, inputs);
    limitSize(inputs, first, count);
    bits.join(first, count, limited, 0);
    twice(limited, count);
    exp(count);
    setFar(results, count);
    // Loops that begin elsewhere in an array are not turned into vector instructions.
    System.arraycopy(numbers, start, others, 0, count);
    setNear(others, count);
    bits.split(results, 0, count, first);
    bits.split(others, 0, count, second);
    selectTanh(inputs, first, second, count);
    bits.join(first, count, into, start);
  }

  private static void limitSize(int[] inputs, int[] into, int count) {
    for (int i = 0; i < count; i++) {
      int size = inputs[i] & ~SIGN;
      into[i] = size ^ ((size ^ FLAT_BITS) & ((FLAT_BITS - size) >> 31));
    }
  }

  private static void twice(float[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] += numbers[i];
    }
  }

  /** From the exponentials of twice the sizes. */
  private static void setFar(float[] results, int count) {
    for (int i = 0; i < count; i++) {
      results[i] = 1 - 2 / (results[i] + 1);
    }
  }

  private static void setNear(float[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      float x = numbers[i];
      float square = x * x;
      float sum = -0.0057049887f;
      sum = sum * square + 0.020639088f;
      sum = sum * square - 0.053739715f;
      sum = sum * square + 0.13331442f;
      sum = sum * square - 0.3333328f;
      numbers[i] = sum * square * x + x;
    }
  }

  private static void selectTanh(int[] inputs, int[] far, int[] near, int count) {
    for (int i = 0; i < count; i++) {
      int size = inputs[i] & ~SIGN;
      int isNear = (size - NEAR_BITS) >> 31;
      int isNone = (INFINITY - size) >> 31;
      int known = (near[i] & isNear) | ((far[i] | (inputs[i] & SIGN)) & ~isNear);
      far[i] = (known & ~isNone) | (NOT_A_NUMBER & isNone);
    }
  }

  /** Clears the values where the others, none of which is less than 0, are 0. */
  public static void clearWhereZero(float[] others, float[] values, int length) {
    Blocks blocks = OF_THREAD.get();
    for (int start = 0; start < length; start += FloatBits.BLOCK) {
      blocks.clearWhereZero(others, values, start, Math.min(FloatBits.BLOCK, length - start));
    }
  }

  private void clearWhereZero(float[] others, float[] values, int start, int count) {
    bits.split(others, start, count, first);
    bits.split(values, start, count, second);
    keepWherePositive(first, second, count);
    bits.join(second, count, values, start);
  }

  private static void keepWherePositive(int[] others, int[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] &= -others[i] >> 31;
    }
  }
}
