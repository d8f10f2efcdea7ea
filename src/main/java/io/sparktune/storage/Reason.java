package io.sparktune.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSError;

/** The reason of a failure of input or output, as a person would say it in half a line. */
public final class Reason {

  /** Java says {@code /runs/a (No space left on device)}. */
  private static final Pattern IN_BRACKETS = Pattern.compile("[^\\n]* \\(([^()]+)\\)");

  /**
   * Parquet says {@code can not write PageHeader(...)}, with all its content, and why behind it.
   */
  private static final Pattern OF_PARQUET =
      Pattern.compile("can not (?:read|write) [A-Za-z]+\\(.*", Pattern.DOTALL);

  private static final int MOST_CHARACTERS = 300;

  private Reason() {}

  /** The reason without the path, which whoever asked for it knows. */
  public static String of(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause != null && passesOn(failure)) {
      return of(cause.getCause() instanceof IOException deeper ? deeper : cause);
    }
    if (failure instanceof FileSystemException known) {
      return ofFile(known);
    }
    String message = firstLine(failure);
    Matcher brackets = IN_BRACKETS.matcher(message);
    return failure instanceof FileNotFoundException && brackets.matches()
        ? brackets.group(1)
        : message;
  }

  private static boolean passesOn(Throwable failure) {
    return failure instanceof UncheckedIOException
        || failure instanceof FSError
        || OF_PARQUET.matcher(String.valueOf(failure.getMessage())).matches();
  }

  private static String ofFile(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return failure.getFile() + " exists and is no folder";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    return failure.getReason() == null ? firstLine(failure) : failure.getReason();
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + " ...";
  }
}
