package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.AsOf;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.DataSource.Relation;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.relations.RelationFrames;
import io.sparktune.spark.input.relations.TableVersions;
import io.sparktune.spark.input.rows.CellChunk;
import io.sparktune.spark.input.rows.CellChunks;
import io.sparktune.spark.input.rows.ColumnBatches;
import io.sparktune.spark.input.rows.InternalCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Files of any format, opened as one table: columns are matched by name, and each has the type that
 * holds its cells in all files.
 *
 * @param source in messages
 * @param root the folder above those that hold columns in their names
 * @param groups of the files, by format and columns
 * @param columns merged over the files, those without a type included
 */
public record TableInput(
    String source,
    Path root,
    List<Path> files,
    List<FileGroup> groups,
    List<SourceColumn> columns) {

  private static final String TABLE = "table:";

  /**
   * The table of Spark's catalogs that a path such as {@code table:lake.sales} names; empty where
   * files are files.
   */
  static Optional<Relation> table(Files source) {
    String path = source.path();
    return source.paths().size() == 1 && path.startsWith(TABLE) && path.length() > TABLE.length()
        ? Optional.of(new DataSource.Table(path.substring(TABLE.length()), AsOf.LATEST))
        : Optional.empty();
  }

  private static TableInput open(InputSpark spark, Relation table, String place) {
    try {
      return open(new RelationFrames(spark.spark(), new TableVersions(Map.of())), table);
    } catch (DataError e) {
      throw e.key().isEmpty() ? e : new DataError(place + ": " + e.sentence());
    }
  }

  /**
   * Opens a relation; its rows are not read yet.
   *
   * @throws DataError if it is missing
   */
  static TableInput open(RelationFrames frames, Relation relation) {
    List<Path> files = List.of(RelationInput.PATH);
    return of(
        RelationInput.PATH,
        relation.place(),
        files,
        RelationInput.of(frames, relation).groups(files));
  }

  /**
   * Opens an input; its rows are not read yet. A path such as {@code table:lake.sales} is a table
   * of Spark's catalogs.
   *
   * @throws DataError if a file is missing or unreadable
   */
  public static TableInput open(InputSpark spark, Files source) {
    Optional<Relation> table = table(source);
    if (table.isPresent()) {
      return open(spark, table.get(), source.path());
    }
    InputListing listing = new InputListing(spark.fileSystems(source.paths()));
    List<Path> files = listing.files(source.paths());
    Map<Format, List<Path>> filesByFormat = new EnumMap<>(Format.class);
    for (Path file : files) {
      filesByFormat
          .computeIfAbsent(InputFiles.format(file, source.format()), any -> new ArrayList<>())
          .add(file);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByFormat.forEach(
        (format, same) ->
            groups.addAll(
                switch (format) {
                  case AUTO -> throw new IllegalStateException("the format is open");
                  case CSV -> CsvInput.of(spark, source.csv()).groups(same);
                  case PARQUET -> new ParquetInput(spark.spark()).groups(same);
                  case ORC -> new TypedInput(spark.spark(), "orc").groups(same);
                  case AVRO -> new TypedInput(spark.spark(), "avro").groups(same);
                  case JSON -> new JsonInput(spark.spark()).groups(same);
                }));
    return of(listing.root(source.paths()), source.path(), files, ordered(files, groups));
  }

  private static List<FileGroup> ordered(List<Path> files, List<FileGroup> groups) {
    Map<Path, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(file, places.size()));
    return groups.stream()
        .sorted(Comparator.comparing(group -> places.get(group.files().get(0))))
        .toList();
  }

  private static TableInput of(Path root, String source, List<Path> files, List<FileGroup> groups) {
    List<SourceColumn> columns = new ColumnMerge(groups).columns();
    return new TableInput(
        source, root, files, groups, PartitionColumns.of(root, files).behind(columns));
  }

  /** The same, where rows are malformed that may be torn; empty if none can be. */
  public Optional<TableInput> whole() {
    if (groups.stream().allMatch(group -> group.format().whole().isEmpty())) {
      return Optional.empty();
    }
    List<FileGroup> wholes = new ArrayList<>();
    groups.forEach(
        group ->
            wholes.addAll(
                group
                    .format()
                    .whole()
                    .map(format -> format.groups(group.files()))
                    .orElse(List.of(group))));
    return Optional.of(of(root, source, files, ordered(files, wholes)));
  }

  /** The columns that the files do not name. */
  Set<String> unnamed() {
    return groups.stream().flatMap(group -> group.unnamed().stream()).collect(Collectors.toSet());
  }

  /** What was decided about the files without being asked for. */
  List<String> notes() {
    return groups.stream().flatMap(group -> group.notes().stream()).toList();
  }

  /** The same input; rows that are in no order are sorted by all their cells. */
  TableInput sorted() {
    List<FileGroup> sorted = new ArrayList<>();
    groups.forEach(
        group ->
            sorted.addAll(
                group
                    .format()
                    .sorted()
                    .map(format -> format.groups(group.files()))
                    .orElse(List.of(group))));
    return new TableInput(source, root, files, sorted, columns);
  }

  /**
   * The rows, in any order of the files.
   *
   * @param wanted those columns of {@link #typed} whose cells they hold, before those of {@link
   *     RowOrigin}; all found by place
   */
  JavaRDD<Row> rows(List<SourceColumn> wanted) {
    PartitionColumns folders = PartitionColumns.of(root, files);
    Set<String> inFiles =
        groups.stream()
            .flatMap(group -> group.columns().stream())
            .map(SourceColumn::name)
            .collect(Collectors.toSet());
    List<SourceColumn> read =
        wanted.stream().filter(column -> inFiles.contains(column.name())).toList();
    List<String> added =
        wanted.stream().map(SourceColumn::name).filter(name -> !inFiles.contains(name)).toList();
    return folders.behind(added, new MergedRows(read).of(groups));
  }

  /** The cells of some columns that have text, in any order of the files. */
  JavaRDD<CellChunk> chunks(List<SourceColumn> wanted) {
    Optional<Dataset<Row>> frame =
        groups.size() == 1 && new HashSet<>(groups.get(0).columns()).containsAll(wanted)
            ? groups.get(0).rows().frame(wanted)
            : Optional.empty();
    return frame
        .map(rows -> ColumnBatches.rows(rows).mapPartitions(new InternalCells(rows.schema())))
        .orElseGet(() -> rows(wanted).mapPartitions(CellChunks::of));
  }

  /**
   * The same, read by this process in the order of the files; to be closed. Empty where Spark's
   * tasks should read them.
   */
  Optional<Stream<Row>> here(List<SourceColumn> wanted) {
    return groups.size() == 1 && new HashSet<>(groups.get(0).columns()).containsAll(wanted)
        ? groups.get(0).rows().here(wanted)
        : Optional.empty();
  }

  /**
   * The same in batches of columns, in the order of the files; empty where they are not read so.
   */
  public Optional<JavaRDD<ColumnarBatch>> batches() {
    List<SourceColumn> wanted = typed();
    return groups.size() == 1 && new HashSet<>(groups.get(0).columns()).containsAll(wanted)
        ? groups.get(0).rows().batches(wanted)
        : Optional.empty();
  }

  /** The rows of all columns that have a type, in any order of the files. */
  public JavaRDD<Row> rows() {
    return rows(typed());
  }

  /** Its rows, in any order of the files, in the order of these and of the rows in each. */
  public JavaRDD<Row> inOrder(JavaRDD<Row> rows) {
    return files.size() == 1 ? rows : new RowOrder(files).of(rows);
  }

  /** Whether rows are the same whichever of their columns are read. */
  boolean hasPartsOfRows() {
    return groups.stream().allMatch(group -> group.format().hasPartsOfRows());
  }

  /** The columns that are text only because their formats have no other type, by name. */
  public Set<String> untyped() {
    Optional<DataType> text = Optional.of(DataTypes.StringType);
    Set<String> untyped = new HashSet<>();
    columns.stream()
        .filter(column -> column.type().equals(text))
        .forEach(column -> untyped.add(column.name()));
    groups.stream()
        .filter(group -> !group.format().isTextOnly())
        .flatMap(group -> group.columns().stream())
        .filter(column -> column.type().equals(text))
        .forEach(column -> untyped.remove(column.name()));
    return untyped;
  }

  /** The columns that the rows hold. */
  public List<SourceColumn> typed() {
    return columns.stream().filter(column -> column.type().isPresent()).toList();
  }

  /** The names of the columns that the rows hold. */
  public List<String> names() {
    return names(typed());
  }

  private static List<String> names(List<SourceColumn> columns) {
    return columns.stream().map(SourceColumn::name).toList();
  }

  /**
   * Does what reads the rows.
   *
   * @throws DataError where they cannot be read
   */
  public <T> T told(Callable<T> reading) {
    return ReadFailure.told(source, reading);
  }

  /** What is wrong with malformed lines of a file, in their order. */
  public List<String> problems(String address, List<String> malformed) {
    Path file = RowOrigin.file(address);
    return format(file).problems(file, malformed);
  }

  /** Where such a cell is: the first such line of a file that has lines, else the file. */
  public String place(String address, String column, String cell) {
    Path file = RowOrigin.file(address);
    boolean isInFile =
        groups.stream()
            .flatMap(group -> group.columns().stream())
            .anyMatch(each -> each.name().equals(column));
    return Optional.of(format(file))
        .filter(format -> isInFile)
        .flatMap(format -> format.place(file, column, cell))
        .orElse(InputFiles.name(file));
  }

  /** Where a row of a file is. */
  String place(Path file, int row) {
    return format(file).place(file, row);
  }

  private InputFormat format(Path file) {
    return groups.stream()
        .filter(group -> group.files().contains(file))
        .findFirst()
        .orElseThrow()
        .format();
  }
}
