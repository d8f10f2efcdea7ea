package io.sparktune.data.series;

import io.sparktune.data.CsvDialectReader;
import io.sparktune.data.DataSource;
import io.sparktune.data.table.text.CellFormatReader;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code data} for series. */
final class SeriesSettingsReader {

  static final int MOST_STEPS = 10_000;

  private static final String COLUMN = "the name of a column";

  private final SettingsReader data;

  SeriesSettingsReader(SettingsReader data) {
    this.data = data;
  }

  private enum Gaps {
    FILL,
    ERROR
  }

  SeriesSettings read(Task task) {
    if (task != Task.REGRESSION) {
      data.problem("kind", "series are numbers, but the goal is about a " + task.noun());
    }
    return new SeriesSettings(
        source(),
        columns(),
        data.real("season", Bounds.from(0, MOST_STEPS)),
        data.integer("horizon", 1, MOST_STEPS),
        data.constant("gaps", List.of(Gaps.values())) == Gaps.FILL);
  }

  private DataSource source() {
    boolean isFrame = DataSource.isBesidePath(data);
    if (isFrame) {
      CsvDialectReader.omitBesideSource(data);
      return data.alternative("source", Map.of("dataframe", none -> new DataSource.DataFrame()));
    }
    List<String> paths =
        data.isGiven("path") ? data.textOrTexts("path", "a file or a folder") : List.of("");
    return new DataSource.Files(
        paths,
        data.constant("format", List.of(DataSource.Format.values())),
        CsvDialectReader.read(data));
  }

  private SeriesColumns columns() {
    SeriesColumns columns =
        new SeriesColumns(
            data.text("time", COLUMN, text -> !text.isEmpty()),
            data.text("series", COLUMN, any -> true),
            data.text("target", COLUMN, text -> !text.isEmpty()),
            data.texts("columns"),
            data.texts("known-ahead"),
            CellFormatReader.read(data));
    Set<String> taken = new HashSet<>(List.of(columns.time()));
    claim("series", columns.id().isEmpty() ? List.of() : List.of(columns.id()), taken);
    claim("target", List.of(columns.target()), taken);
    claim("columns", columns.seen(), taken);
    claim("known-ahead", columns.known(), taken);
    return columns;
  }

  private void claim(String key, List<String> names, Set<String> taken) {
    List<String> twice = new ArrayList<>(names);
    twice.removeIf(name -> name.isEmpty() || taken.add(name));
    twice.forEach(name -> data.problem(key, name + " has another role already"));
  }
}
