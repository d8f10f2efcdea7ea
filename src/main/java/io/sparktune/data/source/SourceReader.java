package io.sparktune.data.source;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.AsOf;
import io.sparktune.data.DataSource.Format;
import io.sparktune.settings.ConstantName;
import io.sparktune.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the keys of {@code data} that say where rows come from. */
public final class SourceReader {

  private static final String SOURCE = "source";
  private static final String TABLE = "table";
  private static final String SQL = "sql";
  private static final String PATH = "path";
  private static final String FORMAT = "format";
  private static final String VERSION = "version";
  private static final String TIMESTAMP = "timestamp";
  private static final String OPTIONS = "options";

  private static final String CATALOG = "table:";
  private static final String FOR_FILES =
      "for files; set data.format to delta or iceberg, or data.table";
  private static final String BESIDE = "beside data.";

  /** The sources of Spark that keep earlier versions which are known here. */
  private static final List<String> VERSIONED = List.of("delta", "iceberg");

  private final SettingsReader data;
  private final List<String> given;

  public SourceReader(SettingsReader data) {
    this.data = data;
    this.given = Stream.of(SOURCE, TABLE, SQL, PATH).filter(data::isGiven).toList();
    if (given.isEmpty() && !data.isGiven(OPTIONS)) {
      data.problem(PATH, "missing, wanted a file, a folder, data.table, data.sql or data.source");
    } else if (given.size() > 1) {
      data.problem(given.get(1), "given besides data." + given.get(0));
    }
  }

  /** Whether {@code data.source} names what rows are made of. */
  public boolean isOfSource() {
    return given.contains(SOURCE);
  }

  /** The keys of files and tables mean nothing beside {@code data.source}. */
  public void omitBesideSource() {
    data.omit(FORMAT, BESIDE + SOURCE);
    CsvDialectReader.omit(data, BESIDE + SOURCE);
    omitOfTables(BESIDE + SOURCE);
  }

  /**
   * The keys of tables alone mean nothing here.
   *
   * @param reason follows "means nothing"
   */
  private void omitOfTables(String reason) {
    List.of(OPTIONS, VERSION, TIMESTAMP).forEach(key -> data.omit(key, reason));
  }

  /** The keys of tables alone mean nothing beside {@code data.source}. */
  public void omitTablesBesideSource() {
    omitOfTables(BESIDE + SOURCE);
  }

  /** Whether the rows are those of a table or a query, in no files of their own. */
  public Optional<DataSource.Relation> relation() {
    if (given.contains(TABLE)) {
      data.omit(FORMAT, BESIDE + TABLE);
      data.omit(OPTIONS, BESIDE + TABLE);
      CsvDialectReader.omit(data, BESIDE + TABLE);
      String name = text(TABLE, "the name of a table, such as lake.sales.orders");
      return Optional.of(new DataSource.Table(name, asOf()));
    }
    if (given.contains(SQL)) {
      data.omit(FORMAT, BESIDE + SQL);
      CsvDialectReader.omit(data, BESIDE + SQL);
      omitOfTables(BESIDE + SQL);
      return Optional.of(
          new DataSource.Query(text(SQL, "a query, such as \"SELECT * FROM lake.sales.orders\"")));
    }
    return Optional.empty();
  }

  private String text(String key, String wanted) {
    String text = data.text(key, wanted, any -> !any.isBlank());
    return text.isBlank() ? "none" : text; // after a problem
  }

  /** Where the rows are, in files of any format, in a table or in a query. */
  public DataSource read() {
    return relation().<DataSource>map(found -> found).orElseGet(this::ofFormat);
  }

  private DataSource ofFormat() {
    List<String> paths =
        data.isGiven(PATH) ? data.textOrTexts(PATH, "a file or a folder") : List.of("");
    String name = data.text(FORMAT, wanted(), any -> !any.isBlank());
    Optional<Format> format =
        Stream.of(Format.values()).filter(each -> ConstantName.of(each).equals(name)).findFirst();
    if (format.isEmpty() && !name.isBlank()) {
      return external(name);
    }
    data.omit(OPTIONS, "where data.format is " + name + ", which has keys of its own");
    CsvDialect csv = CsvDialectReader.read(data);
    if (paths.size() == 1 && paths.get(0).matches(CATALOG + ".*\\S.*")) {
      AsOf asOf = asOf();
      return asOf.isLatest()
          ? new DataSource.Files(paths, format.orElse(Format.AUTO), csv)
          : new DataSource.Table(paths.get(0).substring(CATALOG.length()), asOf);
    }
    data.omit(VERSION, FOR_FILES);
    data.omit(TIMESTAMP, FOR_FILES);
    return new DataSource.Files(paths, format.orElse(Format.AUTO), csv);
  }

  /**
   * A table in a folder of a format that keeps versions; empty if {@code data.format} is another.
   */
  public Optional<DataSource.Relation> versioned() {
    String format = data.isGiven(FORMAT) ? String.valueOf(data.scalar(FORMAT)) : "";
    if (VERSIONED.contains(format)) {
      return Optional.of(external(format));
    }
    omitOfTables(FOR_FILES);
    return Optional.empty();
  }

  private static String wanted() {
    return Stream.of(Format.values()).map(ConstantName::of).collect(Collectors.joining(", "))
        + " or a data source of Spark such as delta, iceberg or jdbc";
  }

  private DataSource.Relation external(String format) {
    CsvDialectReader.omit(data, "where data.format is " + format);
    Stream.of(Format.values())
        .map(ConstantName::of)
        .filter(known -> SlipOfThePen.isLikely(format, known))
        .findFirst()
        .ifPresent(known -> data.problem(FORMAT, "is " + format + "; did you mean " + known + "?"));
    List<String> paths =
        data.isGiven(PATH) ? data.textOrTexts(PATH, "a file or a folder") : List.of();
    if (format.equals("iceberg") && paths.stream().noneMatch(path -> path.contains("/"))) {
      data.problem(
          PATH, "names no folder of a table; for the name of a table set data.table instead");
    }
    if (!VERSIONED.contains(format)) {
      String known = "where data.format is " + format + "; its own options go to data.options";
      data.omit(VERSION, known);
      data.omit(TIMESTAMP, known);
      return new DataSource.External(format, paths, options(), AsOf.LATEST);
    }
    return new DataSource.External(format, paths, options(), asOf());
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    data.scalars(OPTIONS).forEach((name, value) -> options.put(name, String.valueOf(value)));
    return options;
  }

  private AsOf asOf() {
    String version = data.isGiven(VERSION) ? String.valueOf(data.scalar(VERSION)) : "";
    String timestamp =
        data.isGiven(TIMESTAMP)
            ? data.text(TIMESTAMP, "a moment such as \"2025-03-01 12:00:00\"", any -> true)
            : "";
    if (!version.isEmpty() && !timestamp.isEmpty()) {
      data.problem(TIMESTAMP, "given besides data." + VERSION);
      return AsOf.version(version);
    }
    return new AsOf(version, timestamp);
  }

  /**
   * Where test rows are that have the form of the others.
   *
   * @param rows where these are
   */
  public DataSource test(DataSource rows) {
    List<String> paths = data.textOrTexts("test", "a file or a folder");
    if (rows instanceof DataSource.Files files) {
      return new DataSource.Files(paths, files.format(), files.csv());
    }
    return rows instanceof DataSource.External external
        ? new DataSource.External(external.format(), paths, external.options(), AsOf.LATEST)
        : new DataSource.Files(paths, Format.AUTO, CsvDialect.STANDARD);
  }
}
