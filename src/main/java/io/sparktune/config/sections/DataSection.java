package io.sparktune.config.sections;

import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.data.DataSettings;
import io.sparktune.data.DataSource;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.Task;
import io.sparktune.trial.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code data}. */
public final class DataSection {

  private static final Alternatives<DataSource> SOURCES =
      new Alternatives<DataSource>()
          .with(
              "circles",
              circles ->
                  new DataSource.Circles(
                      count(circles),
                      noise(circles),
                      circles.value("factor", SettingType.real(Bounds.between(0, 1)), 0.5)))
          .with("moons", moons -> new DataSource.Moons(count(moons), noise(moons)));

  private static final SettingType<String> COLUMN =
      SettingType.text("the name of a column", text -> true);

  private DataSection() {}

  public static DataSettings read(Section data, Goal goal) {
    data.value("kind", SettingType.oneOf(Map.of("table", "table")));
    boolean made = data.isGiven("source");
    if (made == data.isGiven("path")) {
      data.problem(
          "path",
          made ? "given besides data.source" : "missing, wanted a file, a folder or data.source");
    }
    DataSource source = made ? data.oneOf("source", SOURCES) : files(data);
    if (made) {
      data.omit("format", "beside data.source");
      data.omit("delimiter", "beside data.source");
    }
    Map<String, TargetKind> tasks = new LinkedHashMap<>();
    tasks.put("auto", TargetKind.AUTO);
    tasks.put("classification", TargetKind.CLASSES);
    tasks.put("regression", TargetKind.NUMBERS);
    TargetKind wanted =
        goal.metric().task().equals(Optional.of(Task.REGRESSION))
            ? TargetKind.NUMBERS
            : TargetKind.CLASSES;
    TargetKind kind = data.value("task", SettingType.oneOf(tasks));
    boolean clashes = kind != TargetKind.AUTO && kind != wanted;
    if (made && wanted == TargetKind.NUMBERS) {
      data.problem(
          "source",
          "has classes, which do not go with the goal to "
              + goal
              + "; wanted a goal such as \"maximize accuracy\", or data.path");
    } else if (clashes) {
      data.problem("task", "does not go with the goal to " + goal + "; wanted auto");
    }
    ColumnRoles columns =
        new ColumnRoles(
            target(data, source),
            wanted,
            data.value("group", COLUMN),
            data.value("time", COLUMN),
            data.value("ignore", SettingType.texts()),
            data.value("numeric", SettingType.texts()),
            data.value("categorical", SettingType.texts()),
            data.value("missing", SettingType.texts()));
    check(data, columns);
    return new DataSettings(
        source, columns, data.value("hold-out", SettingType.real(Bounds.from(0, 0.9))));
  }

  private static DataSource files(Section data) {
    String path =
        data.value("path", SettingType.text("a file or a folder", text -> !text.isBlank()), "");
    DataSource.Format format =
        data.value("format", SettingType.oneOf(Names.of(DataSource.Format.values())));
    String delimiter =
        data.value("delimiter", SettingType.text("one character", text -> text.length() == 1));
    return new DataSource.Files(path, format, delimiter.isEmpty() ? ',' : delimiter.charAt(0));
  }

  private static int count(Section section) {
    return section.value("count", SettingType.integer(2, 10_000_000), 500);
  }

  private static double noise(Section section) {
    return section.value("noise", SettingType.real(Bounds.from(0, 100)), 0.1);
  }

  private static String target(Section data, DataSource source) {
    if (source instanceof DataSource.Files) {
      return data.value("target", SettingType.text(COLUMN.wanted(), text -> !text.isEmpty()));
    }
    String made = source instanceof DataSource.Circles ? "circle" : "moon";
    if (!made.equals(data.value("target", COLUMN, made))) {
      data.mismatch("target", made);
    }
    data.settle("target", made);
    return made;
  }

  private static void check(Section data, ColumnRoles columns) {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put(columns.target(), "target");
    for (String key : List.of("group", "time")) {
      String column = key.equals("group") ? columns.group() : columns.time();
      if (!column.isEmpty() && roles.putIfAbsent(column, key) != null) {
        data.problem(key, column + " is already data." + roles.get(column));
      }
    }
    columns.ignore().forEach(column -> claim(data, roles, "ignore", column));
    roles.remove(columns.time());
    columns.numeric().forEach(column -> claim(data, roles, "numeric", column));
    columns.categorical().forEach(column -> claim(data, roles, "categorical", column));
  }

  private static void claim(Section data, Map<String, String> roles, String key, String column) {
    String role = roles.putIfAbsent(column, key);
    Optional<ConfigValue> place = data.peek(key);
    if (role != null && place.isPresent()) {
      data.problem(key, column + " is already data." + role);
    }
  }
}
