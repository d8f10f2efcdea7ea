package io.sparktune.data.cells;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Statistics of finite numbers; they stay finite where a plain sum would not. */
public final class SampleStatistics {

  private final double[] numbers;
  private final double low;
  private final double high;

  /** Most scalings need no order, and finding it would cost more than all else. */
  private boolean sorted;

  public SampleStatistics(DoubleStream numbers) {
    this.numbers = numbers.toArray();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double number : this.numbers) {
      least = number < least ? number : least;
      most = number > most ? number : most;
    }
    low = least;
    high = most;
  }

  public int size() {
    return numbers.length;
  }

  public double low() {
    return low;
  }

  public double high() {
    return high;
  }

  public SampleStatistics clipped(double lowest, double highest) {
    return lowest <= low && high <= highest
        ? this
        : new SampleStatistics(
            Arrays.stream(numbers).map(x -> Math.min(Math.max(x, lowest), highest)));
  }

  public double mean() {
    double size = magnitude();
    double sum = 0;
    for (double number : numbers) {
      sum += number / size;
    }
    return Math.min(Math.max(sum / numbers.length * size, low), high);
  }

  /** The standard deviation of these numbers themselves (divided by n), as scikit-learn scales. */
  public double deviation() {
    double size = magnitude();
    double mean = mean() / size;
    double sum = 0;
    for (double number : numbers) {
      double distance = number / size - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / numbers.length) * size;
  }

  /** By linear interpolation: type 7 of Hyndman and Fan (1996), numpy's default. */
  public double quantile(double share) {
    sort();
    double place = share * (numbers.length - 1);
    int below = (int) place;
    if (below == numbers.length - 1) {
      return numbers[below];
    }
    double weight = place - below;
    return numbers[below] * (1 - weight) + numbers[below + 1] * weight;
  }

  /** The smallest of the numbers that occur most often. */
  public double mostFrequent() {
    sort();
    double best = numbers[0];
    int most = 0;
    int from = 0;
    for (int i = 1; i <= numbers.length; i++) {
      if (i == numbers.length || numbers[i] != numbers[from]) {
        if (i - from > most) {
          most = i - from;
          best = numbers[from];
        }
        from = i;
      }
    }
    return best;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(numbers);
      sorted = true;
    }
  }

  /** A power of two, so that dividing by it rounds nothing. */
  private double magnitude() {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    return Math.scalb(1.0, Math.max(Math.getExponent(largest), Double.MIN_EXPONENT));
  }
}
