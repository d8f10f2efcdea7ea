package io.sparktune.spark.prediction.cells;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Targets and predictions of rows as they are predicted: of every row at first, and of every
 * second, fourth and so on where there are too many. For one thread.
 */
public final class ScoredRows implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_UNKNOWN = 1_000;
  private static final String OTHERS = "others";

  /** Of a row without a target; further down are the places of targets that are not known. */
  private static final int MISSING = -1;

  private final int most;
  private final int width;
  private final int outputs;
  private final List<String> unknown = new ArrayList<>();
  private int[] states = new int[16];
  private double[] targets;
  private double[] predictions;
  private int count;
  private long rows;
  private long stride = 1;

  /**
   * @param most rows that are kept
   * @param width of a row's target
   * @param outputs of the network for a row
   */
  public ScoredRows(int most, int width, int outputs) {
    this.most = Math.max(2, most);
    this.width = width;
    this.outputs = outputs;
    this.targets = new double[states.length * width];
    this.predictions = new double[states.length * outputs];
  }

  /** Adds a row with the value in its column of the target. */
  public void add(TargetCells cells, @Nullable Object value, float[] prediction) {
    long number = rows++;
    if (number % stride != 0) {
      return;
    }
    if (count == most) {
      thin();
      if (number % stride != 0) {
        return;
      }
    }
    grow();
    String text = cells.text(value);
    states[count] = MISSING;
    if (text != null) {
      Optional<double[]> target = cells.target(value, text);
      states[count] = target.isPresent() ? 0 : placeOf(text);
      target.ifPresent(known -> System.arraycopy(known, 0, targets, count * width, width));
    }
    for (int i = 0; i < outputs; i++) {
      predictions[count * outputs + i] = prediction[i];
    }
    count++;
  }

  private int placeOf(String text) {
    String told = unknown.size() < MOST_UNKNOWN || unknown.contains(text) ? text : OTHERS;
    if (!unknown.contains(told)) {
      unknown.add(told);
    }
    return MISSING - 1 - unknown.indexOf(told);
  }

  private void grow() {
    if (count == states.length) {
      int larger = (int) Math.min(most, 2L * count);
      states = Arrays.copyOf(states, larger);
      targets = Arrays.copyOf(targets, larger * width);
      predictions = Arrays.copyOf(predictions, larger * outputs);
    }
  }

  private void thin() {
    for (int row = 0; 2 * row < count; row++) {
      states[row] = states[2 * row];
      System.arraycopy(targets, 2 * row * width, targets, row * width, width);
      System.arraycopy(predictions, 2 * row * outputs, predictions, row * outputs, outputs);
    }
    count = (count + 1) / 2;
    stride *= 2;
  }

  /** Every so-manieth row is kept. */
  public long stride() {
    return stride;
  }

  /**
   * The rows that have targets, and how many have none.
   *
   * @param wanted a stride that is no shorter, and a power of two
   */
  public ScoredPart part(long wanted) {
    while (stride < wanted) {
      thin();
    }
    double[] ofKnown = new double[count * width];
    double[] predicted = new double[count * outputs];
    Map<String, Long> unknownRows = new TreeMap<>();
    int known = 0;
    long missing = 0;
    for (int row = 0; row < count; row++) {
      if (states[row] == 0) {
        System.arraycopy(targets, row * width, ofKnown, known * width, width);
        System.arraycopy(predictions, row * outputs, predicted, known * outputs, outputs);
        known++;
      } else if (states[row] == MISSING) {
        missing++;
      } else {
        unknownRows.merge(unknown.get(MISSING - 1 - states[row]), 1L, Long::sum);
      }
    }
    return new ScoredPart(
        Arrays.copyOf(ofKnown, known * width),
        Arrays.copyOf(predicted, known * outputs),
        missing,
        unknownRows);
  }
}
