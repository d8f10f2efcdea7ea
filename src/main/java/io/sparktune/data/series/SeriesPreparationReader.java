package io.sparktune.data.series;

import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code prepare} for series. */
final class SeriesPreparationReader {

  private static final int MOST_LAGS = 100;
  private static final int MOST_WAVES = 100;
  private static final double DEFAULT_LAMBDA = 0.5;

  private SeriesPreparationReader() {}

  private enum Scaling {
    NONE,
    STANDARD
  }

  private enum Forecast {
    DIRECT,
    RECURSIVE
  }

  static SeriesPreparation read(SettingsReader prepare) {
    return new SeriesPreparation(
        prepare.integer("window", 1, SeriesSettingsReader.MOST_STEPS),
        prepare.integer("season-lags", 0, MOST_LAGS),
        prepare.alternative("transform", transforms()),
        prepare.integer("difference", 0, 2),
        prepare.truth("seasonal-difference"),
        prepare.integer("fourier", 0, MOST_WAVES),
        prepare.inner("calendar", SeriesPreparationReader::calendar),
        prepare.constant("scale", List.of(Scaling.values())) == Scaling.STANDARD,
        prepare.constant("forecast", List.of(Forecast.values())) == Forecast.RECURSIVE,
        prepare.truth("flatten"));
  }

  private static Map<String, Function<SettingsReader, PowerTransform>> transforms() {
    Map<String, Function<SettingsReader, PowerTransform>> transforms = new LinkedHashMap<>();
    transforms.put("none", none -> PowerTransform.NONE);
    transforms.put("log", none -> PowerTransform.LOG);
    transforms.put("sqrt", none -> PowerTransform.SQRT);
    transforms.put(
        "box-cox",
        power -> PowerTransform.boxCox(power.real("lambda", Bounds.from(-2, 2), DEFAULT_LAMBDA)));
    return transforms;
  }

  private static CalendarInputs calendar(SettingsReader calendar) {
    return new CalendarInputs(
        calendar.truth("month"),
        calendar.truth("day-of-year"),
        calendar.truth("day-of-week"),
        calendar.truth("hour"));
  }
}
