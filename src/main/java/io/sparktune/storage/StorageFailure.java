package io.sparktune.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

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

  /** What the file system said. */
  public IOException reason() {
    return Objects.requireNonNull(getCause());
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
    } catch (StorageFailure | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw of(operation, place, e);
    }
  }

  /** The failure of an operation on a file or folder. */
  public static StorageFailure of(String operation, Object place, Throwable reason) {
    String message =
        reason instanceof LostFolder
            ? Reason.of(reason)
            : "cannot " + operation + " " + place + " (" + Reason.of(reason) + ")";
    return new StorageFailure(message, Guard.failure(reason));
  }
}
