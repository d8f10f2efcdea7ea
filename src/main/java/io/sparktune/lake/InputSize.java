package io.sparktune.lake;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * The size of an input, found without Spark and without keeping any of it.
 *
 * @param rows for CSV, lines that are not blank, less the headers
 */
public record InputSize(long rows, int columns) {

  /** No cell takes more once it is prepared. */
  private static final int LARGEST_CELL_BYTES = 8;

  /** What the rows take off-heap on each executor, at most. */
  public long bytes() {
    return rows * columns * LARGEST_CELL_BYTES;
  }

  /** The size of a file or of the files in a folder, empty if there are none. */
  public static Optional<InputSize> of(String source, char delimiter) {
    Configuration configuration = new Configuration();
    try {
      FilePath place = FilePath.of(source, configuration);
      FileSystem fileSystem = place.fileSystem();
      List<Path> files =
          Arrays.stream(fileSystem.listStatus(place.path()))
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(file -> !file.getName().startsWith("_") && !file.getName().startsWith("."))
              .toList();
      InputSize sum = new InputSize(0, 0);
      for (Path file : files) {
        InputSize size =
            file.getName().endsWith(".parquet")
                ? ofParquet(file, configuration)
                : ofCsv(file, fileSystem, delimiter);
        sum = new InputSize(sum.rows + size.rows, Math.max(sum.columns, size.columns));
      }
      return files.isEmpty() ? Optional.empty() : Optional.of(sum);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }

  private static InputSize ofParquet(Path file, Configuration configuration) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
      return new InputSize(
          reader.getRecordCount(),
          reader.getFooter().getFileMetaData().getSchema().getFieldCount());
    }
  }

  private static InputSize ofCsv(Path file, FileSystem fileSystem, char delimiter)
      throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(fileSystem.getConf()).getCodec(file);
    try (InputStream bytes = fileSystem.open(file);
        InputStream text =
            new BufferedInputStream(codec == null ? bytes : codec.createInputStream(bytes))) {
      long lines = 0;
      int columns = 1;
      boolean blank = true;
      for (int next = text.read(); next >= 0; next = text.read()) {
        columns += lines == 0 && next == delimiter ? 1 : 0;
        if (next == '\n') {
          lines += blank ? 0 : 1;
          blank = true;
        } else {
          blank &= Character.isWhitespace(next);
        }
      }
      lines += blank ? 0 : 1;
      return new InputSize(Math.max(0, lines - 1), columns);
    }
  }
}
