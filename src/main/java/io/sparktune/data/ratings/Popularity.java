package io.sparktune.data.ratings;

import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.table.CategoricalColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The simplest ranking of items: by how many known interactions they have, alike for all users.
 *
 * @param known rows whose interactions count
 */
@SuppressWarnings("ArrayRecordComponent") // rows stay primitive
record Popularity(CategoricalColumn users, CategoricalColumn items, int[] known) {

  private Interactions rows() {
    return new Interactions(users, items, 0);
  }

  /** How popular the items of rows are, candidates among them. */
  double[] of(int[] rows) {
    int[] counts = new int[items.categories().size()];
    for (int row : known) {
      counts[items.codeAt(row)]++;
    }
    Interactions all = rows();
    return Arrays.stream(rows).mapToDouble(row -> counts[all.itemAt(row)]).toArray();
  }

  /** The candidates of interactions, as a network ranks them that knows these rows. */
  TargetCoding ranking(int candidates) {
    int[] userNumbers = numbers(users);
    int[] itemNumbers = numbers(items);
    SeenItems seen =
        SeenItems.of(
            Arrays.stream(known).map(row -> userNumbers[users.codeAt(row)]).toArray(),
            Arrays.stream(known).map(row -> itemNumbers[items.codeAt(row)]).toArray(),
            userNumbers.length,
            itemNumbers.length);
    return new ImplicitCoding(rows(), seen, userNumbers, itemNumbers, candidates);
  }

  private static int[] numbers(CategoricalColumn ids) {
    return IntStream.rangeClosed(1, ids.categories().size()).toArray();
  }
}
