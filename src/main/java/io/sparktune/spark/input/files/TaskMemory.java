package io.sparktune.spark.input.files;

import java.util.function.Supplier;

/**
 * The memory that a task has for reading. An executor ends itself at an {@link OutOfMemoryError},
 * and the next one would at the same cell.
 */
public final class TaskMemory {

  /** The beginning of the message of what is thrown in its place. */
  public static final String MESSAGE = "out of memory while reading";

  private TaskMemory() {}

  /**
   * Reads something.
   *
   * @throws IllegalStateException in place of an {@link OutOfMemoryError}
   */
  public static <T> T within(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (OutOfMemoryError e) { // what was read so far is garbage
      throw new IllegalStateException(MESSAGE + ": " + e.getMessage());
    }
  }
}
