package io.sparktune.spark.input;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import io.sparktune.data.work.FileWork;
import io.sparktune.spark.work.CellWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  public DataFiles at(Map<String, String> versions) {
    return new FrameFiles(files.at(versions), frame);
  }

  @Override
  public Map<String, String> versions() {
    return files.versions();
  }

  @Override
  public String address(String path) {
    return files.address(path);
  }

  @Override
  public List<String> below(String folder) {
    return files.below(folder);
  }

  @Override
  public <T extends Serializable, R extends Serializable> List<R> each(
      List<T> items, FileWork<T, R> work) {
    return files.each(items, work);
  }

  @Override
  public <R extends Serializable> void cells(
      DataSource source, String column, FileWork<Object, R> work, Consumer<List<R>> results) {
    if (source instanceof DataSource.DataFrame) {
      CellWork.each(SparkFiles.only(frame, column), 0, work, results);
    } else {
      files.cells(source, column, work, results);
    }
  }

  @Override
  public RawTable table(DataSource source, Collection<String> ignored) {
    return source instanceof DataSource.DataFrame ? table(source) : files.table(source, ignored);
  }

  @Override
  public RawTable table(DataSource source) {
    return source instanceof DataSource.DataFrame
        ? DataFrameTable.read(frame)
        : files.table(source);
  }
}
