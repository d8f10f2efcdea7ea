package io.sparktune.data.cells;

import java.util.stream.DoubleStream;

/** Statistics of finite numbers; they stay finite where a plain sum would not. */
public final class SampleStatistics {

  private final Sample numbers;
  private final double low;
  private final double high;

  /** Most scalings need no order, and finding it would cost more than all else. */
  private boolean sorted;

  public SampleStatistics(DoubleStream numbers) {
    this(of(numbers.toArray()));
  }

  /** Statistics of a sample, which is no one else's any more. */
  public SampleStatistics(Sample numbers) {
    this.numbers = numbers;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < numbers.size(); i++) {
      double number = numbers.at(i);
      least = number < least ? number : least;
      most = number > most ? number : most;
    }
    low = least;
    high = most;
  }

  private static Sample of(double[] numbers) {
    Sample sample = new Sample(numbers.length);
    for (double number : numbers) {
      sample.add(number);
    }
    return sample;
  }

  public int size() {
    return numbers.size();
  }

  public double low() {
    return low;
  }

  public double high() {
    return high;
  }

  /** Those of the same numbers, the nearest ones within bounds. */
  public SampleStatistics clipped(double lowest, double highest) {
    if (lowest <= low && high <= highest) {
      return this;
    }
    Sample clipped = new Sample(numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      clipped.add(Math.min(Math.max(numbers.at(i), lowest), highest));
    }
    return new SampleStatistics(clipped);
  }

  public double mean() {
    double size = magnitude();
    double sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.at(i) / size;
    }
    return Math.min(Math.max(sum / numbers.size() * size, low), high);
  }

  /** The standard deviation of these numbers themselves (divided by n), as scikit-learn scales. */
  public double deviation() {
    double size = magnitude();
    double mean = mean() / size;
    double sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      double distance = numbers.at(i) / size - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / numbers.size()) * size;
  }

  /** By linear interpolation: type 7 of Hyndman and Fan (1996), numpy's default. */
  public double quantile(double share) {
    sort();
    double place = share * (numbers.size() - 1);
    int below = (int) place;
    if (below == numbers.size() - 1) {
      return numbers.at(below);
    }
    double weight = place - below;
    return numbers.at(below) * (1 - weight) + numbers.at(below + 1) * weight;
  }

  /** The smallest of the numbers that occur most often. */
  public double mostFrequent() {
    sort();
    double best = numbers.at(0);
    int most = 0;
    int from = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || numbers.at(i) != numbers.at(from)) {
        if (i - from > most) {
          most = i - from;
          best = numbers.at(from);
        }
        from = i;
      }
    }
    return best;
  }

  private void sort() {
    if (!sorted) {
      numbers.sort();
      sorted = true;
    }
  }

  /** A power of two, so that dividing by it rounds nothing. */
  private double magnitude() {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    return Math.scalb(1.0, Math.max(Math.getExponent(largest), Double.MIN_EXPONENT));
  }
}
