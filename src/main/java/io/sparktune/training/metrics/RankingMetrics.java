package io.sparktune.training.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * Metrics of probabilities. Areas of two classes are those of the second one; of more classes the
 * plain mean over the classes among the rows, each against the rest.
 */
final class RankingMetrics {

  /** Nearer to 0 or 1 than this a single-precision probability means nothing. */
  private static final double CLIP = 1e-7;

  private final List<String> labels;
  private final int[] truth;
  private final float[] probabilities;

  RankingMetrics(List<String> labels, int[] truth, float[] probabilities) {
    this.labels = labels;
    this.truth = truth;
    this.probabilities = probabilities;
  }

  /** The area under the receiver operating characteristic; equal probabilities count half. */
  MetricValue rocArea() {
    return mean(RankingMetrics::rocArea);
  }

  /** Average precision: the area under the steps of precision over recall. */
  MetricValue averagePrecision() {
    return mean(RankingMetrics::averagePrecision);
  }

  /**
   * The average precision of the second one of two classes.
   *
   * @param probabilities of both, row after row
   * @param positives rows of the second class, at least one
   */
  static double averagePrecision(int[] truth, float[] probabilities, int positives) {
    return new RankingMetrics(List.of("", "1"), truth, probabilities)
        .area(RankingMetrics::averagePrecision, 1, positives);
  }

  MetricValue logLoss() {
    int classes = labels.size();
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double probability = probabilities[row * classes + truth[row]];
      sum -= Math.log(Math.max(CLIP, Math.min(1 - CLIP, probability)));
    }
    return MetricValue.of(sum / truth.length);
  }

  private interface Area {
    /** Of rows from the least probable to the most probable one. */
    double of(float[] probability, boolean[] positive, int positives);
  }

  private MetricValue mean(Area area) {
    int[] counts = new int[labels.size()];
    for (int place : truth) {
      counts[place]++;
    }
    double sum = 0;
    int classes = 0;
    for (int place = labels.size() == 2 ? 1 : 0; place < counts.length; place++) {
      if (counts[place] == truth.length || (labels.size() == 2 && counts[place] == 0)) {
        return MetricValue.undefined("only class " + labels.get(truth[0]) + " among the rows");
      }
      if (counts[place] > 0) {
        sum += area(area, place, counts[place]);
        classes++;
      }
    }
    return MetricValue.of(sum / classes);
  }

  private double area(Area area, int place, int positives) {
    long[] order = new long[truth.length];
    for (int row = 0; row < order.length; row++) {
      // Bits of floats that are not negative sort as the floats do; + 0 turns -0 into 0.
      float probability = probabilities[row * labels.size() + place] + 0f;
      order[row] = ((long) Float.floatToIntBits(probability) << 32) | row;
    }
    Arrays.sort(order);
    float[] sorted = new float[order.length];
    boolean[] positive = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = Float.intBitsToFloat((int) (order[i] >>> 32));
      positive[i] = truth[(int) order[i]] == place;
    }
    return area.of(sorted, positive, positives);
  }

  /** The share of pairs of a positive and a negative row that stand in the right order. */
  private static double rocArea(float[] probability, boolean[] positive, int positives) {
    double rightPairs = 0;
    long negativesBelow = 0;
    int start = 0;
    while (start < positive.length) {
      int end = endOfTies(probability, start);
      long positivesHere = count(positive, start, end);
      long negativesHere = end - start - positivesHere;
      rightPairs += positivesHere * (negativesBelow + negativesHere / 2.0);
      negativesBelow += negativesHere;
      start = end;
    }
    return rightPairs / ((double) positives * (positive.length - positives));
  }

  private static double averagePrecision(float[] probability, boolean[] positive, int positives) {
    double area = 0;
    int start = 0;
    long positivesFromHere = positives;
    while (start < positive.length) {
      int end = endOfTies(probability, start);
      long positivesHere = count(positive, start, end);
      area += positivesHere * ((double) positivesFromHere / (positive.length - start));
      positivesFromHere -= positivesHere;
      start = end;
    }
    return area / positives;
  }

  private static int endOfTies(float[] probability, int start) {
    int end = start + 1;
    while (end < probability.length && probability[end] == probability[start]) {
      end++;
    }
    return end;
  }

  private static long count(boolean[] positive, int start, int end) {
    long count = 0;
    for (int i = start; i < end; i++) {
      count += positive[i] ? 1 : 0;
    }
    return count;
  }
}
