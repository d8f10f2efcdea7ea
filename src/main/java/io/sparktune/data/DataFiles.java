package io.sparktune.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The data that the driver reaches: files on any file system of Spark, and tables. */
public interface DataFiles {

  /**
   * The file at a path, or the files in the folder there in the order of their names, but for those
   * that begin with a dot or an underscore.
   *
   * @throws DataError if there are none
   */
  List<String> list(String path);

  InputStream open(String file) throws IOException;

  /**
   * The cells of a table as text.
   *
   * @throws DataError if a file is missing, unreadable or malformed
   */
  RawTable table(DataSource source);

  /** No files: for rows that are generated. */
  static DataFiles none() {
    return new DataFiles() {
      @Override
      public List<String> list(String path) {
        throw new DataError(path + ": there are no files");
      }

      @Override
      public InputStream open(String file) throws IOException {
        throw new FileNotFoundException(file);
      }

      @Override
      public RawTable table(DataSource source) {
        throw new DataError(source + ": there are no tables");
      }
    };
  }
}
