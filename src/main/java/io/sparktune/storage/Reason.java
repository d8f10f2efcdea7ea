package io.sparktune.storage;

import java.io.FileNotFoundException;
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

  private Reason() {}

  /** The reason without the path, which whoever asked for it knows. */
  public static String of(Throwable failure) {
    if ((failure instanceof UncheckedIOException || failure instanceof FSError)
        && failure.getCause() != null) {
      return of(failure.getCause());
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
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }
}
