package io.sparktune.training.diagnostics;

import io.sparktune.data.Dataset;

/**
 * The names of predicted rows for people.
 *
 * @param rows that are predicted, in the order of the predictions
 */
@SuppressWarnings("ArrayRecordComponent") // rows stay primitive
record RowNames(Dataset data, int[] rows) {

  /** Of one of some numbers that are predicted for each row. */
  String of(int number, int numbers) {
    int width = numbers / rows.length;
    return data.nameOf(rows[number / width], number % width);
  }

  /** Of a row by its place among the predicted ones. */
  String of(int place) {
    return data.nameOf(rows[place], 0);
  }
}
