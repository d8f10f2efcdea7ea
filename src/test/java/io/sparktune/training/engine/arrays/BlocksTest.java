package io.sparktune.training.engine.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Functions of blocks beside those of single numbers, to the bit. */
final class BlocksTest {

  /** Numbers of every size, both zeros, denormal ones, infinities and those that are none. */
  private static float[] numbers() {
    int step = 99_991;
    float[] numbers = new float[(int) ((1L << 32) / step)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.intBitsToFloat(i * step);
    }
    float[] borders = {
      0,
      -0f,
      0.625f,
      Math.nextDown(0.625f),
      9.1f,
      Math.nextUp(9.1f),
      88.72283f,
      88.72284f,
      -87.33654f,
      -87.33655f,
      0.3465736f,
      -0.3465736f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN,
      Float.MAX_VALUE
    };
    System.arraycopy(borders, 0, numbers, 0, borders.length);
    return numbers;
  }

  /** A range in which all numbers are near to each other. */
  private static float[] usual() {
    float[] numbers = new float[100_003];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - 50_000) * 0.00173f;
    }
    return numbers;
  }

  private interface Function {
    float value(float x);
  }

  private static void compare(
      float[] numbers, BiConsumer<float[], float[]> blocks, Function function) {
    float[] expected = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      expected[i] = function.value(numbers[i]);
    }
    float[] apart = new float[numbers.length];
    blocks.accept(numbers, apart);
    assertThat(apart).isEqualTo(expected);
    blocks.accept(numbers, numbers);
    assertThat(numbers).isEqualTo(expected);
  }

  @Test
  void exponentials() {
    compare(numbers(), (from, to) -> Blocks.exp(from, to, from.length), Exponentials::exp);
    compare(usual(), (from, to) -> Blocks.exp(from, to, from.length), Exponentials::exp);
  }

  @Test
  void hyperbolicTangents() {
    compare(numbers(), (from, to) -> Blocks.tanh(from, to, from.length), Exponentials::tanh);
    compare(usual(), (from, to) -> Blocks.tanh(from, to, from.length), Exponentials::tanh);
  }

  @Test
  void gradientsOfZerosAreCleared() {
    float[] outputs = {0, 1, Float.MIN_VALUE, 0, Float.POSITIVE_INFINITY, 0, 3e-40f};
    float[] gradient = {1, 2, -3, Float.NEGATIVE_INFINITY, 4, Float.NaN, -0f};
    Blocks.clearWhereZero(outputs, gradient, outputs.length);
    assertThat(gradient).isEqualTo(new float[] {0, 2, -3, 0, 4, 0, -0f});
  }
}
