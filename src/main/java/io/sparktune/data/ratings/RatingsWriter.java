package io.sparktune.data.ratings;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.FittedCategories;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of users and items, and what stands beside them. */
final class RatingsWriter implements BatchWriter {

  private final IntUnaryOperator users;
  private final int[] userNumbers;
  private final IntUnaryOperator items;
  private final int[] itemNumbers;
  private final @Nullable BatchWriter rest;

  /**
   * @param users the code of a row's user, -1 for none
   * @param userNumbers by code, see {@link #numbers}
   * @param items the code of a row's item
   * @param rest null where nothing else is read
   */
  RatingsWriter(
      IntUnaryOperator users,
      int[] userNumbers,
      IntUnaryOperator items,
      int[] itemNumbers,
      @Nullable BatchWriter rest) {
    this.users = users;
    this.userNumbers = userNumbers;
    this.items = items;
    this.itemNumbers = itemNumbers;
    this.rest = rest;
  }

  /**
   * The number of each id of a column by its code, from 1 in the order of those that are known; 0
   * for one that is not. The last is for a missing id.
   */
  static int[] numbers(FittedCategories known, CategoricalColumn ids) {
    return Arrays.stream(known.placesOf(ids)).map(place -> place + 1).toArray();
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    write(users, userNumbers, rows, from, count, into.values(0));
    write(items, itemNumbers, rows, from, count, into.values(1));
    if (rest != null) {
      rest.write(rows, from, count, input -> into.values(2));
    }
  }

  private static void write(
      IntUnaryOperator ids, int[] numbers, int[] rows, int from, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      int code = ids.applyAsInt(rows[from + i]);
      into[i] = numbers[code < 0 ? numbers.length - 1 : code];
    }
  }

  @Override
  public boolean isCheap() {
    return rest == null;
  }
}
