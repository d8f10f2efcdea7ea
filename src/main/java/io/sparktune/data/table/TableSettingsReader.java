package io.sparktune.data.table;

import io.sparktune.data.DataSource;
import io.sparktune.data.source.SourceReader;
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
  private final SourceReader source;
  private final boolean generated;

  TableSettingsReader(SettingsReader data, Task task) {
    this.data = data;
    this.task = task;
    this.source = new SourceReader(data);
    this.generated = source.isOfSource();
  }

  TableSettings read() {
    DataSource rows = generated ? data.alternative("source", sources()) : source.read();
    if (generated) {
      source.omitBesideSource();
    }
    checkTask(rows);
    String normal = normal(rows);
    ColumnRoles columns =
        new ColumnRoles(
            target(rows),
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
    return new TableSettings(rows, test(rows), columns, classes(rows), normal);
  }

  private String normal(DataSource rows) {
    String normal = data.text("normal", "");
    if (!normal.isEmpty()
        && (task != Task.REGRESSION || data.isGiven("test") || isGenerated(rows))) {
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

  private static boolean isGenerated(DataSource rows) {
    return rows instanceof DataSource.Circles || rows instanceof DataSource.Moons;
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

  private List<String> classes(DataSource rows) {
    if (isGenerated(rows)) {
      data.omit("classes", "where rows are generated");
      return List.of();
    }
    return ClassesReader.read(data, task);
  }

  private @Nullable DataSource test(DataSource rows) {
    if (!data.isGiven("test")) {
      return null;
    }
    if (isGenerated(rows)) {
      data.omit("test", "where rows are generated");
      return null;
    }
    return source.test(rows);
  }

  private void checkTask(DataSource rows) {
    String wanted = task == Task.REGRESSION ? "regression" : "classification";
    String asked = data.oneOf("task", TASKS);
    boolean hasClasses = generated && !(rows instanceof DataSource.DataFrame);
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

  private String target(DataSource rows) {
    if (!isGenerated(rows)) {
      return data.text("target", COLUMN, text -> !text.isEmpty());
    }
    String name = rows instanceof DataSource.Circles ? "circle" : "moon";
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
