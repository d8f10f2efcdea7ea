package io.sparktune.data.ratings;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.table.CategoricalColumn;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of users and items, and what stands beside them. */
final class RatingsWriter implements BatchWriter {

  private final CategoricalColumn users;
  private final int[] userPlaces;
  private final CategoricalColumn items;
  private final int[] itemPlaces;
  private final @Nullable BatchWriter rest;

  /**
   * @param userPlaces by code: the place among those that were fitted, -1 for none; the last is for
   *     a missing id
   * @param rest null where nothing else is read
   */
  RatingsWriter(
      CategoricalColumn users,
      int[] userPlaces,
      CategoricalColumn items,
      int[] itemPlaces,
      @Nullable BatchWriter rest) {
    this.users = users;
    this.userPlaces = userPlaces;
    this.items = items;
    this.itemPlaces = itemPlaces;
    this.rest = rest;
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    write(users, userPlaces, rows, from, count, into.values(0));
    write(items, itemPlaces, rows, from, count, into.values(1));
    if (rest != null) {
      rest.write(rows, from, count, input -> into.values(2));
    }
  }

  private static void write(
      CategoricalColumn ids, int[] places, int[] rows, int from, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      int code = ids.codeAt(rows[from + i]);
      into[i] = places[code < 0 ? places.length - 1 : code] + 1;
    }
  }

  @Override
  public boolean isCheap() {
    return rest == null;
  }
}
