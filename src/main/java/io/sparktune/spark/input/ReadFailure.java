package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.spark.executors.LocalFolders;
import io.sparktune.spark.executors.MemoryFailure;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.TaskMemory;
import io.sparktune.storage.StorageFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Says what kept a file from being read. */
final class ReadFailure {

  private static final Pattern FILE =
      Pattern.compile(
          "(?:reading file|Could not read or convert schema for file:?) (\\S*/\\S+?)\\.?(?:\\s|$)");

  /** What messages and types of exceptions tell, and what they mean. The first that fits counts. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              TaskMemory.MESSAGE + "|OutOfMemoryError|NegativeArraySizeException",
              "needs more memory than there is (%s): one of its cells or pages is too large, or the"
                  + " file is damaged; copy it again, or give executors and driver more memory"
                  + " (--executor-memory, --driver-memory)"),
          new Kind(
              "AccessControlException|AccessDenied|Permission denied",
              "may not be read (permission denied); let this user read it"),
          new Kind(
              "crypto|[Ee]ncrypt",
              "is encrypted; decrypt it, or give Spark its keys (parquet.crypto.factory.class)"),
          new Kind(
              "ChecksumException|[Cc]hecksum error|CRC checksum|verify page integrity",
              "is damaged, its checksum is wrong; copy it again"),
          new Kind(
              "queries from raw JSON",
              "its lines are no objects with columns; write one object for each row, in a line of"
                  + " its own or in one array"),
          new Kind(
              "EOFException|Unexpected end|[Mm]alformed ORC|Not an Avro data file|not a valid data"
                  + " file|Invalid postscript|Invalid sync|too short|too"
                  + " small|FAILED_TO_UNCOMPRESS|[Cc]orrupt|Malformed input|Malformed data|Recorded"
                  + " length|Checksum failure|protocol message|Protocol message|Required"
                  + " field|serialized data|what type|Unexpected character|Block size",
              "is not whole or of another format (%s); copy it again if it was truncated, or set"
                  + " data.format (predict: --format)"),
          new Kind(
              "Codec was not found|[Cc]odec|UnsatisfiedLinkError|native .* not available",
              "is compressed in a way that cannot be read here (%s); write it with Snappy, gzip or"
                  + " Zstandard"),
          new Kind(
              "magic number|not a Parquet file",
              "not a complete Parquet file; copy it again if it was truncated, or set"
                  + " data.format (predict: --format) to csv if it is one"),
          new Kind(
              "ConvertNotSupported|Illegal Parquet type|[Uu]nsupported"
                  + " .*type|INCONSISTENT_BEHAVIOR",
              "has a type that cannot be read (%s); write the column as numbers, text or times, or"
                  + " leave it out"),
          new Kind("COLUMN_ALREADY_EXISTS", "has one key twice (%s); rename one of them"),
          new Kind(
              "maxResultSize",
              "has a part that is too large for the driver (%s); raise spark.driver.maxResultSize,"
                  + " or write it as several files"),
          new Kind(
              "FileNotFound|NoSuchFile|does not exist",
              "is not there any more; run again once its files stay as they are"));

  private record Kind(String sign, String meaning) {}

  private ReadFailure() {}

  /**
   * Does what reads an input.
   *
   * @param source in messages where the failure does not name a file
   * @throws DataError in place of what Spark throws
   * @throws StorageFailure where Spark has no room for its own files
   */
  static <T> T told(String source, Callable<T> reading) {
    try {
      return reading.call();
    } catch (DataError e) {
      throw e;
    } catch (OutOfMemoryError | StackOverflowError e) { // at what a damaged file claims to hold
      throw of(source, e);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      if (isStopped(e)) {
        throw new IllegalStateException("stopped while reading " + source, e);
      }
      Optional<StorageFailure> full = LocalFolders.behind(e);
      if (full.isPresent()) {
        throw full.get();
      }
      throw of(source, e);
    }
  }

  private static boolean isStopped(Throwable failure) {
    return failure instanceof InterruptedException
        || String.valueOf(failure.getMessage()).contains("SparkContext was shut down")
        || (failure.getCause() != null && isStopped(failure.getCause()));
  }

  private static DataError of(String source, Throwable failure) {
    StringBuilder all = new StringBuilder();
    String file = source;
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      all.append(cause.getClass().getName()).append(": ").append(message).append('\n');
      Matcher named = FILE.matcher(message);
      if (named.find()) {
        file = InputFiles.name(new Path(URI.create(named.group(1))));
      }
      root = cause;
    }
    String reason =
        String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getName());
    for (Kind kind : KINDS) {
      if (Pattern.compile(kind.sign()).matcher(all).find()) {
        return new DataError(file + ": " + kind.meaning().replace("%s", reason));
      }
    }
    Optional<MemoryFailure> memory = MemoryFailure.behind(failure);
    return new DataError(
        file
            + ": cannot be read ("
            + memory.map(found -> found + "), or take fewer rows or columns").orElse(reason + ")")
            + (memory.isPresent() ? "" : "; check the file"));
  }
}
