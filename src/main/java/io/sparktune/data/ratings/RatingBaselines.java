package io.sparktune.data.ratings;

import io.sparktune.data.NumberTarget;
import io.sparktune.data.table.CategoricalColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Simple predictions of ratings by no network: their average, and biases of users and items. */
final class RatingBaselines {

  private static final int PASSES = 20;

  /** Ratings of the average that each user and item counts to its own. */
  private static final double PRIOR_RATINGS = 2;

  private final CategoricalColumn users;
  private final CategoricalColumn items;
  private final NumberTarget ratings;
  private final int[] known;
  private final double average;

  /**
   * @param known rows whose ratings may be used
   */
  RatingBaselines(
      CategoricalColumn users, CategoricalColumn items, NumberTarget ratings, int[] known) {
    this.users = users;
    this.items = items;
    this.ratings = ratings;
    this.known = known;
    this.average = Arrays.stream(known).mapToDouble(ratings::valueAt).average().orElse(0);
  }

  /** The predictions for some rows, by name. */
  Map<String, double[]> predictions(int[] rows) {
    Map<String, double[]> predictions = new LinkedHashMap<>();
    predictions.put("average", Arrays.stream(rows).mapToDouble(row -> average).toArray());
    predictions.put("biases of users and items", biases(rows));
    return predictions;
  }

  /** Biases by turns, each the mean of what the others leave over, drawn to 0. */
  private double[] biases(int[] rows) {
    double[] ofUsers = new double[users.categories().size()];
    double[] ofItems = new double[items.categories().size()];
    for (int pass = 0; pass < PASSES; pass++) {
      fit(items, ofItems, users, ofUsers);
      fit(users, ofUsers, items, ofItems);
    }
    return Arrays.stream(rows)
        .mapToDouble(row -> average + ofUsers[users.codeAt(row)] + ofItems[items.codeAt(row)])
        .toArray();
  }

  private void fit(
      CategoricalColumn ids, double[] biases, CategoricalColumn otherIds, double[] others) {
    double[] sums = new double[biases.length];
    int[] counts = new int[biases.length];
    for (int row : known) {
      sums[ids.codeAt(row)] += ratings.valueAt(row) - average - others[otherIds.codeAt(row)];
      counts[ids.codeAt(row)]++;
    }
    Arrays.setAll(biases, id -> sums[id] / (counts[id] + PRIOR_RATINGS));
  }
}
