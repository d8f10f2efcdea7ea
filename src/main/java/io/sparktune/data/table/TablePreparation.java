package io.sparktune.data.table;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.dates.DatePreparation;
import java.io.Serializable;

/**
 * The settings of a table's preparation. Everything is fitted on the training rows of a fold only.
 *
 * @param missingIndicator whether each numeric column with missing training cells gets a 0/1 input
 *     that tells them
 * @param dates the calendar parts of dates
 * @param targetScale how a numeric target is scaled; scores are in its own unit all the same
 */
public record TablePreparation(
    MissingCells missing,
    boolean missingIndicator,
    Outliers outliers,
    Scaling scale,
    Scaling targetScale,
    Categories categories,
    DatePreparation dates,
    Imbalance imbalance)
    implements PreparationSettings {

  /** A preparation with the usual parts of dates. */
  public TablePreparation(
      MissingCells missing,
      boolean missingIndicator,
      Outliers outliers,
      Scaling scale,
      Scaling targetScale,
      Categories categories,
      Imbalance imbalance) {
    this(
        missing,
        missingIndicator,
        outliers,
        scale,
        targetScale,
        categories,
        DatePreparation.STANDARD,
        imbalance);
  }

  /** The same, but the target stays as it is. */
  TablePreparation withoutTargetScale() {
    return new TablePreparation(
        missing, missingIndicator, outliers, scale, Scaling.NONE, categories, dates, imbalance);
  }

  /** The imputation of a missing numeric cell; a missing category is a category of its own. */
  public sealed interface MissingCells extends Serializable {
    record Mean() implements MissingCells {}

    record Median() implements MissingCells {}

    record MostFrequent() implements MissingCells {}

    record Constant(double value) implements MissingCells {}
  }

  /** Bounds beyond which numeric cells are clipped. */
  public sealed interface Outliers extends Serializable {
    record Keep() implements Outliers {}

    /** Clips to two quantiles. */
    record Quantile(double low, double high) implements Outliers {
      public Quantile {
        if (!(low >= 0 && low < high && high <= 1)) {
          throw new IllegalArgumentException("the quantiles are " + low + " and " + high);
        }
      }
    }

    /** Clips to the quartiles widened by a multiple of their distance. */
    record Iqr(double factor) implements Outliers {
      public Iqr {
        requirePositive(factor);
      }
    }

    /** Clips to the mean plus and minus a multiple of the standard deviation. */
    record ZScore(double limit) implements Outliers {
      public ZScore {
        requirePositive(limit);
      }
    }
  }

  /** The scaling of numeric inputs; unless there is none, a constant column becomes 0. */
  public enum Scaling {
    NONE,
    /** Mean 0, standard deviation 1. */
    STANDARD,
    /** From 0 to 1. */
    MIN_MAX,
    /** From -1 to 1. */
    SYMMETRIC,
    /** Median 0, distance of the quartiles 1; where these are equal, standard deviation 1. */
    ROBUST
  }

  /** The encoding of categories. A category that training rows lack is all zeros, or 0. */
  public enum Categories {
    /** One 0/1 input for each category. */
    ONE_HOT,
    /**
     * One input: the category's place, counted from 1 in order of name and divided by the count.
     */
    ORDINAL
  }

  private static void requirePositive(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("the limit is " + value);
    }
  }
}
