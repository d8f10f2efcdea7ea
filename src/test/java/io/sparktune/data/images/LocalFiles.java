package io.sparktune.data.images;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import io.sparktune.spark.work.FileTree;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Files of this machine, as Hadoop reads them, without Spark; tables are plain CSV. */
public final class LocalFiles implements DataFiles {

  @Override
  public List<String> list(String path) {
    if (Files.isRegularFile(Path.of(path))) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(Path.of(path))) {
      return files.filter(Files::isRegularFile).sorted().map(Path::toString).toList();
    } catch (IOException e) {
      throw new DataError(path + ": no such file or folder");
    }
  }

  @Override
  public List<String> below(String folder) {
    return FileTree.below(folder, new Configuration());
  }

  @Override
  public InputStream open(String file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
    return FileSystems.asConfigured(path, new Configuration()).open(path);
  }

  @Override
  public RawTable table(DataSource source) {
    String path = ((DataSource.Files) source).paths().get(0);
    try {
      List<String> lines = Files.readAllLines(Path.of(path));
      List<String> names = List.of(lines.get(0).split(",", -1));
      List<String[]> columns = new ArrayList<>();
      for (int column = 0; column < names.size(); column++) {
        int at = column;
        columns.add(
            lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toArray(String[]::new));
      }
      return new RawTable(names, columns, row -> path + " line " + (row + 2));
    } catch (IOException e) {
      throw new DataError(path + ": no such file");
    }
  }
}
