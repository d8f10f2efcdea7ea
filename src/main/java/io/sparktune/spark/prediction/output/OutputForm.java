package io.sparktune.spark.prediction.output;

import io.sparktune.data.DataError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form in which predictions are written.
 *
 * @param delimiter between the cells of a line of CSV
 */
public record OutputForm(Format format, Layout layout, char delimiter, Compression compression) {

  /** The format of the files. */
  public enum Format {
    CSV,
    PARQUET
  }

  /** One file, or a folder with a file for each part of the rows. */
  public enum Layout {
    FILE,
    FOLDER
  }

  /** The compression of CSV; Parquet compresses by itself. */
  public enum Compression {
    NONE,
    GZIP
  }

  private static final List<String> OTHER_FORMATS =
      List.of(
          ".arff",
          ".avro",
          ".dta",
          ".feather",
          ".json",
          ".jsonl",
          ".ndjson",
          ".orc",
          ".rds",
          ".sav",
          ".txt",
          ".xls",
          ".xlsx",
          ".bz2",
          ".gz",
          ".lz4",
          ".zip",
          ".zst");

  /**
   * The form that a name shows: one file where it ends in {@code .csv}, {@code .tsv}, either with
   * {@code .gz}, or {@code .parquet}, and a folder otherwise.
   *
   * @param asked the format that is asked for besides; of a folder, else Parquet
   * @throws DataError if the name shows another format
   */
  public static OutputForm of(String output, Optional<Format> asked) {
    String name = output.toLowerCase(Locale.ROOT);
    boolean isGzip = name.endsWith(".gz");
    String plain = isGzip ? name.substring(0, name.length() - ".gz".length()) : name;
    Compression compression = isGzip ? Compression.GZIP : Compression.NONE;
    if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
      char delimiter = plain.endsWith(".tsv") ? '\t' : ',';
      return new OutputForm(Format.CSV, Layout.FILE, delimiter, compression).checked(output, asked);
    }
    if (name.endsWith(".parquet")) {
      return new OutputForm(Format.PARQUET, Layout.FILE, ',', Compression.NONE)
          .checked(output, asked);
    }
    if (OTHER_FORMATS.stream().anyMatch(name::endsWith)) {
      throw new DataError(
          output
              + ": predictions are written as CSV or Parquet; name a file that ends in .csv,"
              + " .csv.gz, .tsv or .parquet, or a folder");
    }
    return new OutputForm(asked.orElse(Format.PARQUET), Layout.FOLDER, ',', Compression.NONE);
  }

  private OutputForm checked(String output, Optional<Format> asked) {
    if (!asked.orElse(format).equals(format)) {
      throw new DataError(
          output
              + ": its name shows "
              + format.name().toLowerCase(Locale.ROOT)
              + ", but the output format is "
              + asked.get().name().toLowerCase(Locale.ROOT)
              + "; leave one of them out");
    }
    return this;
  }
}
