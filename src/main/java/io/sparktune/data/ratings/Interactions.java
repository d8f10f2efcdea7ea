package io.sparktune.data.ratings;

import io.sparktune.data.DataError;
import io.sparktune.data.table.CategoricalColumn;

/**
 * The rows of implicit feedback: interactions as they were read; behind them the negatives of each,
 * whose items are drawn in training; behind these all pairs of a user and an item, for rankings.
 *
 * @param users of the interactions
 * @param items of the interactions
 * @param negatives of each interaction
 */
record Interactions(CategoricalColumn users, CategoricalColumn items, int negatives) {

  Interactions {
    long pairs = (long) users.categories().size() * items.categories().size();
    if (users.rows() * (1L + negatives) + pairs > Integer.MAX_VALUE) {
      throw new DataError(
          ("%d users and %d items are more pairs than implicit feedback can have (%d); leave"
                  + " out who or what is rare")
              .formatted(users.categories().size(), items.categories().size(), Integer.MAX_VALUE));
    }
  }

  int count() {
    return users.rows();
  }

  boolean isMade(int row) {
    return row >= count();
  }

  int negative(int interaction, int number) {
    return count() + interaction * negatives + number;
  }

  private int firstPair() {
    return count() * (1 + negatives);
  }

  int pair(int user, int item) {
    return firstPair() + user * items.categories().size() + item;
  }

  /** The code of a row's user. */
  int userAt(int row) {
    return row >= firstPair()
        ? (row - firstPair()) / items.categories().size()
        : users.codeAt(interaction(row));
  }

  /** The code of a row's item; of a negative that of its interaction. */
  int itemAt(int row) {
    return row >= firstPair()
        ? (row - firstPair()) % items.categories().size()
        : items.codeAt(interaction(row));
  }

  private int interaction(int row) {
    return row < count() ? row : (row - count()) / negatives;
  }
}
