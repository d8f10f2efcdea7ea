package io.sparktune.spark.input;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files, and a DataFrame that a program gives.
 *
 * @param files where the rows are not those of the DataFrame
 */
public record FrameFiles(DataFiles files, Dataset<Row> frame) implements DataFiles {

  @Override
  public List<String> list(String path) {
    return files.list(path);
  }

  @Override
  public InputStream open(String file) throws IOException {
    return files.open(file);
  }

  @Override
  public RawTable table(DataSource source) {
    return source instanceof DataSource.DataFrame
        ? DataFrameTable.read(frame)
        : files.table(source);
  }
}
