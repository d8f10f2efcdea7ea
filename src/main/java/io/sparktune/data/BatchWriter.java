package io.sparktune.data;

/** Writes prepared rows by their numbers into batches; safe to share between threads. */
public interface BatchWriter {

  /**
   * Writes {@code rows[from]} and those behind it as the first rows of the buffers, all numbers
   * finite. A row gives the same numbers in every batch.
   *
   * @param count of rows to write
   */
  void write(int[] rows, int from, int count, InputBuffers into);

  /** Whether writing a row costs little more than a copy, so that it is not worth keeping. */
  default boolean isCheap() {
    return false;
  }

  /**
   * The length of a row whose numbers end early, such as a text: rows of like length make short
   * batches. 0 where all rows are alike.
   */
  default int length(int row) {
    return 0;
  }
}
