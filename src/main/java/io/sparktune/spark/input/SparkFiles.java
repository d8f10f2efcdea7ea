package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.RawTable;
import io.sparktune.data.work.FileWork;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.input.relations.RelationFrames;
import io.sparktune.spark.input.relations.TableVersions;
import io.sparktune.spark.work.CellWork;
import io.sparktune.spark.work.ExecutorWork;
import io.sparktune.spark.work.FileTree;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Files on any Hadoop file system. */
public final class SparkFiles implements DataFiles {

  private final InputSpark spark;
  private final TableVersions versions;

  public SparkFiles(InputSpark spark) {
    this(spark, new TableVersions(Map.of()));
  }

  private SparkFiles(InputSpark spark, TableVersions versions) {
    this.spark = spark;
    this.versions = versions;
  }

  @Override
  public DataFiles at(Map<String, String> recorded) {
    return new SparkFiles(spark, new TableVersions(recorded));
  }

  @Override
  public Map<String, String> versions() {
    return versions.all();
  }

  private RelationFrames relations() {
    return new RelationFrames(spark.spark(), versions);
  }

  @Override
  public List<String> list(String path) {
    return new InputListing(spark.fileSystems(List.of(path)))
        .files(List.of(path)).stream().map(this::name).toList();
  }

  /** As a person would write it, where that names the same file. */
  private String name(Path file) {
    String name = InputFiles.name(file);
    return InputFiles.address(spark.fileSystems(List.of(name)), name).equals(file)
        ? name
        : file.toString();
  }

  @Override
  public InputStream open(String file) throws IOException {
    Path path = new Path(file);
    return FileSystems.asConfigured(path, spark.fileSystems(List.of(file))).open(path);
  }

  @Override
  public String address(String path) {
    return InputFiles.address(spark.fileSystems(List.of(path)), path).toString();
  }

  @Override
  public List<String> below(String folder) {
    return FileTree.below(folder, spark.fileSystems(List.of(folder)));
  }

  @Override
  public <T extends Serializable, R extends Serializable> List<R> each(
      List<T> items, FileWork<T, R> work) {
    return ExecutorWork.each(spark.spark(), items, work);
  }

  @Override
  public <R extends Serializable> void cells(
      DataSource source, String column, FileWork<Object, R> work, Consumer<List<R>> results) {
    List<JavaRDD<Row>> parts = frames(source).stream().map(rows -> only(rows, column)).toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.spark().sparkContext());
    JavaRDD<Row> rows = parts.size() == 1 ? parts.get(0) : context.union(array(parts));
    CellWork.each(rows, 0, work, results);
  }

  private List<Dataset<Row>> frames(DataSource any) {
    if (any instanceof DataSource.Relation relation) {
      return List.of(RelationInput.inOrder(relations().of(relation)));
    }
    if (!(any instanceof DataSource.Files source)) {
      throw new DataError(any + ": is not read from files");
    }
    return frames(source);
  }

  /** The rows of each file, or those of a table of Spark's catalogs, with all their columns. */
  public List<Dataset<Row>> frames(DataSource.Files source) {
    Optional<DataSource.Relation> table = TableInput.table(source);
    if (table.isPresent()) {
      return ofPath(() -> frames(table.get()));
    }
    List<Dataset<Row>> frames = new ArrayList<>();
    for (Path file : new InputListing(spark.fileSystems(source.paths())).files(source.paths())) {
      String format = InputFiles.format(file, source.format()).name().toLowerCase(Locale.ROOT);
      String[] path = InputFiles.texts(List.of(file));
      frames.add(
          ReadFailure.told(
              InputFiles.name(file),
              () -> InputFiles.reader(spark.spark()).format(format).load(path)));
    }
    return frames;
  }

  @SuppressWarnings("unchecked")
  private static JavaRDD<Row>[] array(List<JavaRDD<Row>> parts) {
    return parts.toArray(JavaRDD[]::new);
  }

  static JavaRDD<Row> only(Dataset<Row> rows, String column) {
    return rows.select(InputFiles.column(rows, column)).javaRDD();
  }

  @Override
  public RawTable table(DataSource source) {
    return table(source, Set.of());
  }

  @Override
  public RawTable table(DataSource source, Collection<String> ignored) {
    if (source instanceof DataSource.DataFrame) {
      throw new DataError(
          "data.source: the rows of this study are a DataFrame that a program gives (Tuning.data);"
              + " give it, or set data.path to a file of the same rows and leave data.source out");
    }
    if (source instanceof DataSource.Relation relation) {
      return SparkTable.read(relations(), relation, ignored);
    }
    if (!(source instanceof DataSource.Files files)) {
      throw new IllegalArgumentException(source + " is not read from files");
    }
    Optional<DataSource.Relation> table = TableInput.table(files);
    return table.isEmpty()
        ? SparkTable.read(spark, files, ignored)
        : ofPath(() -> SparkTable.read(relations(), table.get(), ignored));
  }

  private static <T> T ofPath(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (DataError e) {
      throw e.key().isEmpty() ? e : new DataError("data.path", e.sentence());
    }
  }
}
