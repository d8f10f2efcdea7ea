package io.sparktune.data.folds;

import io.sparktune.data.RowKeys;
import java.io.Serializable;
import java.util.stream.IntStream;

/** The settings of the split into training and validation rows, the same for every trial. */
public sealed interface Validation extends Serializable {

  /**
   * Every row validates once in each repeat.
   *
   * @param stratified whether each fold has the classes in the proportions of the whole
   */
  record KFold(int folds, int repeats, boolean stratified) implements Validation {
    public KFold {
      requireFolds(folds);
      if (repeats < 1) {
        throw new IllegalArgumentException("the number of repeats is " + repeats);
      }
    }
  }

  /** Rows of a group, see {@link RowKeys#groups()}, stay together. */
  record Grouped(int folds) implements Validation {
    public Grouped {
      requireFolds(folds);
    }
  }

  /**
   * Fold n trains on the first n parts of the rows in time order and validates on the next part;
   * the order is that of {@link RowKeys#times()}.
   *
   * @param share of the rows in each part that validates, so that the first fold has the rest to
   *     train on; 0 for equal parts
   * @param gap rows before those that validate that do not train; steps where times are steps
   * @param most rows, or steps, that train, the last ones before the gap; 0 for all of them
   */
  record InTimeOrder(int folds, double share, int gap, int most) implements Validation {
    public InTimeOrder {
      requireFolds(folds);
      if (!(share >= 0 && share * folds < 1) || gap < 0 || most < 0) {
        throw new IllegalArgumentException(
            "the share is " + share + ", the gap " + gap + ", the most " + most);
      }
    }

    public InTimeOrder(int folds) {
      this(folds, 0, 0, 0);
    }

    private double testRatio(int part) {
      return share == 0 ? 1.0 / part : share / (1 - share * (folds + 1 - part));
    }

    /**
     * The first of {@code count} rows or steps that a part has.
     *
     * @param part from 1, that of the first fold, to the number of folds and one more
     */
    int from(int part, int count) {
      return share == 0
          ? (int) ((long) count * part / (folds + 1))
          : count - (int) Math.round(share * count * (folds + 1 - part));
    }
  }

  /**
   * One fold.
   *
   * @param share of the rows that validate, in (0, 1)
   */
  record SingleSplit(double share, boolean stratified) implements Validation {
    public SingleSplit {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("the validation share is " + share);
      }
    }
  }

  /**
   * The rows that a fold is scored on for each row that it is trained on, the mean over the folds,
   * where all parts of the rows are of one size.
   */
  default double testRatio() {
    if (this instanceof KFold kFold) {
      return 1.0 / (kFold.folds() - 1);
    }
    if (this instanceof Grouped grouped) {
      return 1.0 / (grouped.folds() - 1);
    }
    if (this instanceof InTimeOrder inTimeOrder) {
      return IntStream.rangeClosed(1, inTimeOrder.folds())
          .mapToDouble(inTimeOrder::testRatio)
          .average()
          .orElseThrow();
    }
    double share = ((SingleSplit) this).share();
    return share / (1 - share);
  }

  /** Whether chance decides which rows a fold has, so that there can be other folds. */
  default boolean isDrawn() {
    return !(this instanceof InTimeOrder);
  }

  private static void requireFolds(int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("the number of folds is " + folds);
    }
  }

  /** The number of fits that each trial takes. */
  default int fits() {
    if (this instanceof KFold kFold) {
      return kFold.folds() * kFold.repeats();
    }
    if (this instanceof Grouped grouped) {
      return grouped.folds();
    }
    return this instanceof InTimeOrder inTimeOrder ? inTimeOrder.folds() : 1;
  }
}
