package io.sparktune.data.table;

import io.sparktune.data.Imbalance;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.data.table.dates.DateEncoding;
import io.sparktune.data.table.dates.DatePreparation;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code prepare} for a table. */
final class TablePreparationReader {

  private TablePreparationReader() {}

  static TablePreparation read(SettingsReader prepare, Task task) {
    List<Scaling> scalings = List.of(Scaling.values());
    return new TablePreparation(
        prepare.alternative("missing", missing()),
        prepare.truth("missing-indicator"),
        prepare.alternative("outliers", outliers()),
        prepare.constant("scale", scalings),
        prepare.constant("target-scale", scalings),
        prepare.constant("categories", List.of(Categories.values())),
        prepare.inner("dates", TablePreparationReader::dates),
        prepare.constant(
            "imbalance",
            task == Task.REGRESSION ? List.of(Imbalance.NONE) : List.of(Imbalance.values())));
  }

  private static DatePreparation dates(SettingsReader dates) {
    List<DateEncoding> encodings = List.of(DateEncoding.values());
    return new DatePreparation(
        dates.constant("year", List.of(DateEncoding.NONE, DateEncoding.NUMBER)),
        dates.constant("month", encodings),
        dates.constant("day-of-month", encodings),
        dates.constant("day-of-week", encodings),
        dates.constant("hour", encodings));
  }

  private static Map<String, Function<SettingsReader, MissingCells>> missing() {
    Map<String, Function<SettingsReader, MissingCells>> fills = new LinkedHashMap<>();
    fills.put("median", median -> new MissingCells.Median());
    fills.put("mean", mean -> new MissingCells.Mean());
    fills.put("most-frequent", mostFrequent -> new MissingCells.MostFrequent());
    fills.put(
        "constant",
        constant ->
            new MissingCells.Constant(
                constant.real("value", Bounds.from(-Bounds.LARGEST, Bounds.LARGEST), 0.0)));
    return fills;
  }

  private static Map<String, Function<SettingsReader, Outliers>> outliers() {
    Map<String, Function<SettingsReader, Outliers>> bounds = new LinkedHashMap<>();
    Bounds limit = Bounds.above(0, 1e6);
    bounds.put("none", none -> new Outliers.Keep());
    bounds.put("quantile", TablePreparationReader::quantile);
    bounds.put("iqr", iqr -> new Outliers.Iqr(iqr.real("factor", limit, 1.5)));
    bounds.put("z-score", score -> new Outliers.ZScore(score.real("limit", limit, 3.0)));
    return bounds;
  }

  private static Outliers quantile(SettingsReader quantile) {
    double low = quantile.real("low", Bounds.fromBelow(0, 1), 0.01);
    double high = quantile.real("high", Bounds.above(low, 1), 0.99);
    return new Outliers.Quantile(low, high);
  }
}
