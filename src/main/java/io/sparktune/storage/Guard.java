package io.sparktune.storage;

import java.io.IOException;

/**
 * Turns whatever storage throws into an {@link IOException}: Hadoop's local file system throws
 * errors, clients of object stores throw exceptions of their own. Only a lack of memory in Java is
 * not about storage.
 */
final class Guard {

  /** Asks something of storage. */
  @FunctionalInterface
  interface Access<T> {
    T get() throws IOException;
  }

  /** Changes something in storage. */
  @FunctionalInterface
  interface Change {
    void make() throws IOException;
  }

  private Guard() {}

  static <T> T in(Access<T> access) throws IOException {
    try {
      return access.get();
    } catch (IOException | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  static void run(Change change) throws IOException {
    Object unused =
        in(
            () -> {
              change.make();
              return change;
            });
  }

  /** An exception of the same reason. */
  static IOException failure(Throwable problem) {
    if (problem instanceof IOException known) {
      return known;
    }
    return problem.getCause() instanceof IOException cause
        ? cause
        : new IOException(Reason.of(problem), problem);
  }
}
