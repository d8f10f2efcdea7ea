package io.sparktune.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FSError;

/**
 * A file system that did not do what it was asked for, in whatever way it says so: {@code cannot
 * write /runs/digits/study.conf (No space left on device)}.
 */
public final class StorageFailure extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** Asks something of a file system. */
  @FunctionalInterface
  public interface Access<T> {
    T get() throws IOException;
  }

  private StorageFailure(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * What a file system answers.
   *
   * @param operation such as {@code write}
   * @param place a file or folder
   */
  public static <T> T in(String operation, Object place, Access<T> access) {
    try {
      return access.get();
    } catch (StorageFailure e) {
      throw e;
    } catch (IOException | RuntimeException | FSError | StackOverflowError e) {
      throw of(operation, place, e);
    }
  }

  /** The failure of an operation on a file or folder. */
  public static StorageFailure of(String operation, Object place, Throwable reason) {
    String message = "cannot " + operation + " " + place + " (" + Reason.of(reason) + ")";
    if (reason instanceof IOException known) {
      return new StorageFailure(message, known);
    }
    return reason.getCause() instanceof IOException cause
        ? new StorageFailure(message, cause)
        : new StorageFailure(message, new IOException(reason));
  }
}
