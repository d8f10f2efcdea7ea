package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import io.sparktune.data.work.FileWork;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.work.ExecutorWork;
import io.sparktune.spark.work.FileTree;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** Files on any Hadoop file system. */
public final class SparkFiles implements DataFiles {

  private final InputSpark spark;

  public SparkFiles(InputSpark spark) {
    this.spark = spark;
  }

  @Override
  public List<String> list(String path) {
    return new InputListing(spark.fileSystems())
        .files(List.of(path)).stream().map(Path::toString).toList();
  }

  @Override
  public InputStream open(String file) throws IOException {
    Path path = new Path(file);
    return FileSystems.asConfigured(path, spark.fileSystems()).open(path);
  }

  @Override
  public String address(String path) {
    return InputFiles.address(spark.fileSystems(), path).toString();
  }

  @Override
  public List<String> below(String folder) {
    return FileTree.below(folder, spark.fileSystems());
  }

  @Override
  public <T extends Serializable, R extends Serializable> List<R> each(
      List<T> items, FileWork<T, R> work) {
    return ExecutorWork.each(spark.spark(), items, work);
  }

  @Override
  public RawTable table(DataSource source) {
    if (source instanceof DataSource.DataFrame) {
      throw new DataError(
          "data.source: the rows of this study are a DataFrame that a program gives (Tuning.data);"
              + " give it, or set data.path to a file of the same rows and leave data.source out");
    }
    if (!(source instanceof DataSource.Files files)) {
      throw new IllegalArgumentException(source + " is not read from files");
    }
    return SparkTable.read(spark, files);
  }
}
