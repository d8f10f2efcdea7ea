package io.sparktune.data.ratings;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.table.TablePreparation;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/**
 * The settings of the preparation of ratings. What is fitted is fitted on the training rows of a
 * fold only.
 *
 * @param fewestRatings who and what has fewer of the training rows is unknown
 * @param scale of numbers beside the ratings
 * @param targetScale of the ratings; scores are in their own unit all the same
 * @param negatives drawn for each interaction of implicit feedback
 */
record RatingsPreparation(int fewestRatings, Scaling scale, Scaling targetScale, int negatives)
    implements PreparationSettings {

  private static final int MOST_RATINGS = 1_000_000;
  private static final int MOST_NEGATIVES = 1_000;

  RatingsPreparation {
    if (fewestRatings < 1 || negatives < 1) {
      throw new IllegalArgumentException(
          "the fewest ratings are " + fewestRatings + ", the negatives " + negatives);
    }
  }

  static RatingsPreparation read(SettingsReader prepare) {
    List<Scaling> scalings = List.of(Scaling.values());
    return new RatingsPreparation(
        prepare.integer("fewest-ratings", 1, MOST_RATINGS),
        prepare.constant("scale", scalings),
        prepare.constant("target-scale", scalings),
        prepare.integer("negatives", 1, MOST_NEGATIVES));
  }

  /** That of the columns beside the users and items. */
  TablePreparation ofTable() {
    return new TablePreparation(
        new MissingCells.Median(),
        false,
        new Outliers.Keep(),
        scale,
        targetScale,
        Categories.ONE_HOT,
        Imbalance.NONE);
  }

  @Override
  public Imbalance imbalance() {
    return Imbalance.NONE;
  }
}
