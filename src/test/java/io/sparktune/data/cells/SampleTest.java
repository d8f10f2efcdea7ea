package io.sparktune.data.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleTest {

  private static double[] numbers(Sample sample) {
    double[] numbers = new double[sample.size()];
    Arrays.setAll(numbers, sample::at);
    return numbers;
  }

  /** Also where many are equal, one is negative zero, and memory is used again. */
  @Test
  void floats_andOtherNumbers_areSortedAsJavaSortsThem() {
    Random random = new Random(1);
    Sample sample = new Sample(20_000);
    for (int size : new int[] {5, 20_000, 9_000, 0}) {
      for (boolean floats : new boolean[] {true, false, true}) {
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
          double any = i % 3 == 0 ? random.nextInt(5) - 2.0 : random.nextGaussian() * 1e30;
          expected[i] = i == 1 ? -0.0 : floats ? (float) any : any;
        }
        sample.cleared();
        Arrays.stream(expected).forEach(sample::add);
        assertThat(numbers(sample)).as("in the order of adding").containsExactly(expected);

        sample.sort();
        Arrays.sort(expected);
        assertThat(numbers(sample)).containsExactly(expected);
      }
    }
  }
}
