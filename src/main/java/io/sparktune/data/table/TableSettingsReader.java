package io.sparktune.data.table;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.CsvDialectReader;
import io.sparktune.data.DataSource;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.text.CellFormatReader;
import io.sparktune.data.table.text.ClassesReader;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code data} for a table. */
final class TableSettingsReader {

  private static final String COLUMN = "the name of a column";
  private static final List<String> TASKS = List.of("auto", "classification", "regression");

  private static final int MOST_ROWS = 10_000_000;

  private final SettingsReader data;
  private final Task task;
  private final boolean generated;

  TableSettingsReader(SettingsReader data, Task task) {
    this.data = data;
    this.task = task;
    this.generated = DataSource.isBesidePath(data);
  }

  TableSettings read() {
    DataSource source = generated ? data.alternative("source", sources()) : files();
    if (generated) {
      CsvDialectReader.omitBesideSource(data);
    }
    checkTask(source);
    String normal = normal(source);
    ColumnRoles columns =
        new ColumnRoles(
            target(source),
            normal.isEmpty() ? targetKind() : TargetKind.CLASSES,
            data.constant("missing-target", List.of(MissingTarget.values())),
            column("group"),
            column("time"),
            data.texts("ignore"),
            data.texts("numeric"),
            data.texts("categorical"),
            data.texts("dates"),
            CellFormatReader.read(data));
    checkRoles(columns);
    return new TableSettings(source, test(source), columns, classes(source), normal);
  }

  private String normal(DataSource source) {
    String normal = data.text("normal", "");
    if (!normal.isEmpty()
        && (task != Task.REGRESSION || data.isGiven("test") || isGenerated(source))) {
      data.problem(
          "normal",
          task != Task.REGRESSION
              ? "means nothing unless the goal is reconstruction-error"
              : data.isGiven("test")
                  ? "given besides data.test; leave one of them out"
                  : "means nothing where rows are generated");
      return "";
    }
    return normal;
  }

  private static boolean isGenerated(DataSource source) {
    return source instanceof DataSource.Circles || source instanceof DataSource.Moons;
  }

  private static Map<String, Function<SettingsReader, DataSource>> sources() {
    Map<String, Function<SettingsReader, DataSource>> sources = new LinkedHashMap<>();
    sources.put(
        "circles",
        circles ->
            new DataSource.Circles(
                count(circles), noise(circles), circles.real("factor", Bounds.between(0, 1), 0.5)));
    sources.put("dataframe", none -> new DataSource.DataFrame());
    sources.put("moons", moons -> new DataSource.Moons(count(moons), noise(moons)));
    return sources;
  }

  private static int count(SettingsReader source) {
    return source.integer("count", 2, MOST_ROWS, 500);
  }

  private static double noise(SettingsReader source) {
    return source.real("noise", Bounds.from(0, 100), 0.1);
  }

  private DataSource files() {
    List<String> paths =
        data.isGiven("path") ? data.textOrTexts("path", "a file or a folder") : List.of("");
    DataSource.Format format = data.constant("format", List.of(DataSource.Format.values()));
    return new DataSource.Files(paths, format, CsvDialectReader.read(data));
  }

  private List<String> classes(DataSource source) {
    if (source instanceof DataSource.Circles || source instanceof DataSource.Moons) {
      data.omit("classes", "where rows are generated");
      return List.of();
    }
    return ClassesReader.read(data, task);
  }

  private DataSource.@Nullable Files test(DataSource source) {
    if (!data.isGiven("test")) {
      return null;
    }
    if (isGenerated(source)) {
      data.omit("test", "where rows are generated");
      return null;
    }
    List<String> paths = data.textOrTexts("test", "a file or a folder");
    return source instanceof DataSource.Files files
        ? new DataSource.Files(paths, files.format(), files.csv())
        : new DataSource.Files(paths, DataSource.Format.AUTO, CsvDialect.STANDARD);
  }

  private void checkTask(DataSource source) {
    String wanted = task == Task.REGRESSION ? "regression" : "classification";
    String asked = data.oneOf("task", TASKS);
    boolean hasClasses = generated && !(source instanceof DataSource.DataFrame);
    if (hasClasses && task == Task.REGRESSION) {
      data.problem(
          "source",
          "has classes, but the goal is one of regression; wanted a goal such as \"maximize"
              + " accuracy\", or data.path");
    } else if (!asked.equals("auto") && !asked.equals(wanted)) {
      data.problem("task", "is " + asked + ", but the goal is one of " + wanted + "; wanted auto");
    }
  }

  private TargetKind targetKind() {
    if (task == Task.REGRESSION) {
      return TargetKind.NUMBERS;
    }
    return data.oneOf("task", TASKS).equals("classification")
        ? TargetKind.CLASSES
        : TargetKind.CLASSES_BY_GOAL;
  }

  private String target(DataSource source) {
    if (source instanceof DataSource.Files || source instanceof DataSource.DataFrame) {
      return data.text("target", COLUMN, text -> !text.isEmpty());
    }
    String name = source instanceof DataSource.Circles ? "circle" : "moon";
    data.byDefault("target", name);
    if (!column("target").equals(name)) {
      data.mismatch("target", name);
    }
    return name;
  }

  private String column(String key) {
    return data.text(key, COLUMN, any -> true);
  }

  private void checkRoles(ColumnRoles columns) {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put(columns.target(), "target");
    checkKey("group", columns.group(), roles);
    checkKey("time", columns.time(), roles);
    columns.ignore().forEach(column -> claim("ignore", column, roles));
    roles.remove(columns.time());
    columns.numeric().forEach(column -> claim("numeric", column, roles));
    columns.categorical().forEach(column -> claim("categorical", column, roles));
    columns.dates().forEach(column -> claim("dates", column, roles));
  }

  private void checkKey(String key, String column, Map<String, String> roles) {
    if (!column.isEmpty()) {
      claim(key, column, roles);
    }
  }

  private void claim(String key, String column, Map<String, String> roles) {
    String role = roles.putIfAbsent(column, key);
    if (role != null) {
      data.problem(key, column + " is already data." + role);
    }
  }
}
