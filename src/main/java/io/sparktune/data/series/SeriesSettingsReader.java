package io.sparktune.data.series;

import io.sparktune.data.DataSource;
import io.sparktune.data.series.steps.Aggregate;
import io.sparktune.data.series.steps.StepLength;
import io.sparktune.data.series.steps.TimeNumbers;
import io.sparktune.data.source.SourceReader;
import io.sparktune.data.table.text.CellFormatReader;
import io.sparktune.data.table.text.CellText;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code data} for series. */
final class SeriesSettingsReader {

  static final int MOST_STEPS = 10_000;

  private static final String AS_THEY_ARE = "auto";
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
        new SeriesAim(
            columns(),
            data.real("season", Bounds.from(0, MOST_STEPS)),
            data.integer("horizon", 1, MOST_STEPS),
            quantiles(),
            resampling()),
        data.constant("gaps", List.of(Gaps.values())) == Gaps.FILL);
  }

  private List<Double> quantiles() {
    List<Double> shares = new ArrayList<>();
    for (String text : data.texts("quantiles")) {
      double share = CellText.number(text);
      if (!(share > 0 && share < 1)) {
        data.mismatch("quantiles", "shares between 0 and 1, such as [0.05, 0.5, 0.95]");
        return List.of();
      }
      shares.add(share);
    }
    Collections.sort(shares);
    if (!shares.isEmpty() && !shares.contains(SeriesAim.HALF)) {
      data.problem("quantiles", "lack 0.5, the median, which is the forecast; add it");
      return List.of();
    }
    return shares.stream().distinct().toList();
  }

  private Resampling resampling() {
    Aggregate aggregate = data.constant("aggregate", List.of(Aggregate.values()));
    String text = data.text("step");
    if (text.equals(AS_THEY_ARE)) {
      return new Resampling(List.of(), aggregate);
    }
    Optional<StepLength> step = StepLength.of(text);
    if (step.isEmpty()) {
      data.mismatch("step", "auto, a number, or a length such as \"15 minutes\" or \"1 month\"");
    }
    return new Resampling(step.stream().toList(), aggregate);
  }

  private DataSource source() {
    SourceReader source = new SourceReader(data);
    if (source.isOfSource()) {
      source.omitBesideSource();
      return data.alternative("source", Map.of("dataframe", none -> new DataSource.DataFrame()));
    }
    return source.read();
  }

  private SeriesColumns columns() {
    SeriesColumns columns =
        new SeriesColumns(
            data.text("time", COLUMN, text -> !text.isEmpty()),
            data.text("series", COLUMN, any -> true),
            data.textOrTexts("target", COLUMN),
            data.texts("columns"),
            data.texts("known-ahead"),
            CellFormatReader.read(data),
            data.constant("time-numbers", List.of(TimeNumbers.values())));
    Set<String> taken = new HashSet<>(List.of(columns.time()));
    claim("series", columns.id().isEmpty() ? List.of() : List.of(columns.id()), taken);
    claim("target", columns.targets(), taken);
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
