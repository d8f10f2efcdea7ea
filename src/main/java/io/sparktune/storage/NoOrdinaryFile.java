package io.sparktune.storage;

import java.io.IOException;

/** Something else has the name of a file, such as a pipe, a device or a folder. */
public final class NoOrdinaryFile extends IOException {
  private static final long serialVersionUID = 1;

  NoOrdinaryFile(String problem) {
    super(problem);
  }

  /** Whether this is what a failure of storage comes from. */
  public static boolean isBehind(Throwable failure) {
    return failure instanceof NoOrdinaryFile
        || (failure.getCause() != null && isBehind(failure.getCause()));
  }
}
