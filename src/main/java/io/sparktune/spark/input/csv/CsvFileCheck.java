package io.sparktune.spark.input.csv;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;

/** Tells CSV files from files of other formats that are given in their place. */
final class CsvFileCheck {

  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] BZIP2 = {'B', 'Z', 'h'};
  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
  private static final List<byte[]> UNREAD =
      List.of(
          new byte[] {(byte) 0xFD, '7', 'z', 'X'},
          new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF},
          new byte[] {'R', 'a', 'r', '!'});

  private final Configuration fileSystems;
  private final Path file;

  CsvFileCheck(Configuration fileSystems, Path file) {
    this.fileSystems = fileSystems;
    this.file = file;
  }

  /**
   * Fails for files of other formats, and for compressed ones that are not whole.
   *
   * @throws DataError with the remedy
   */
  void requireText() {
    CompressionCodec codec = CsvLines.codec(fileSystems, file);
    try (InputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file)) {
      byte[] start = bytes.readNBytes(PARQUET.length);
      if (begins(start, PARQUET)) {
        throw error("this is a Parquet file; name it .parquet, or set data.format to parquet");
      }
      if (begins(start, ZIP)) {
        boolean excel = file.getName().toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]?");
        throw error(
            excel || !file.getName().toLowerCase(Locale.ROOT).endsWith(".zip")
                ? "this is a ZIP archive, such as an Excel workbook; export a CSV file from it"
                : "this is a ZIP archive; unpack it, or compress the CSV file as .csv.gz");
      }
      if (UNREAD.stream().anyMatch(magic -> begins(start, magic))) {
        throw error("the file is compressed with " + InputFiles.UNPACK);
      }
      boolean gzip = begins(start, GZIP);
      if (codec == null) {
        requireNot(gzip, ".csv.gz");
        requireNot(begins(start, BZIP2), ".csv.bz2");
        requireNot(begins(start, ZSTANDARD), ".csv.zst");
      }
      if (file.getName().endsWith(".gz") && !gzip && start.length > 0) {
        throw error(
            "the file is not compressed, although its name says so; remove .gz from the name");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (codec != null) {
      requireWhole(codec);
    }
  }

  private void requireNot(boolean isCompressed, String name) {
    if (isCompressed) {
      throw error("the file is compressed; name it " + name + ", so that it is read as such");
    }
  }

  /** A task that fails at a broken end would fill the log and be tried again. */
  private void requireWhole(CompressionCodec codec) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file);
        InputStream text = codec.createInputStream(bytes)) {
      while (text.read(buffer) >= 0) {}

    } catch (IOException e) {
      throw error(
          "the compressed file is damaged or cut off (" + e.getMessage() + "); copy it again");
    } catch (RuntimeException | UnsatisfiedLinkError e) { // a codec without its native library
      throw error(
          "is compressed in a way that cannot be read here ("
              + e.getMessage()
              + "); unpack it, or compress it as .csv.gz or .csv.bz2");
    }
  }

  private static boolean begins(byte[] start, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= start.length || start[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  static DataError unreadable(Path file, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new DataError(
        InputFiles.name(file) + ": cannot be read (" + cause.getMessage() + "); check the file");
  }

  private DataError error(String problem) {
    return new DataError(InputFiles.name(file) + ": " + problem);
  }
}
