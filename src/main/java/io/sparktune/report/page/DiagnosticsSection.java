package io.sparktune.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ninth section: calibration, residuals, forecasts and the largest errors of the winner. */
final class DiagnosticsSection {

  private DiagnosticsSection() {}

  /** Null where there is no such file. */
  static @Nullable Section of(JsonNode file) {
    if (!file.isObject()) {
      return null;
    }
    JsonNode residuals = file.path("residuals");
    JsonNode forecast = file.path("forecast");
    return new Section()
        .with("rows", file.path("rows").asInt())
        .with("calibrationError", file.path("calibration").path("error").asDouble())
        .with(
            "bins",
            rows(
                file.path("calibration").path("bins"),
                List.of("from", "to", "predictions", "probability", "right")))
        .with("confusions", rows(file.path("confusions"), List.of("truth", "predicted", "rows")))
        .with("meanError", residuals.path("mean").asDouble())
        .with("deviation", residuals.path("deviation").asDouble())
        .with("bars", rows(residuals.path("bars"), List.of("from", "to", "predictions")))
        .with("points", rows(residuals.path("points"), List.of("actual", "predicted")))
        .with("rules", plain(forecast.path("rules")))
        .with("series", series(forecast.path("series")))
        .with("leads", rows(forecast.path("leads"), List.of("ahead", "error", "byRule")))
        .with("errors", rows(file.path("errors"), List.of("row", "actual", "predicted", "error")));
  }

  private static List<List<@Nullable Object>> series(JsonNode all) {
    List<List<@Nullable Object>> series = new ArrayList<>();
    for (JsonNode each : all) {
      List<@Nullable Object> one = new ArrayList<>();
      one.add(each.path("series").asText());
      one.add(rows(each.path("steps"), List.of("at", "actual", "predicted", "bounds", "byRule")));
      series.add(one);
    }
    return series;
  }

  /** The entries of objects in this order. */
  private static List<List<@Nullable Object>> rows(JsonNode objects, List<String> names) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode object : objects) {
      List<@Nullable Object> row = new ArrayList<>();
      names.forEach(name -> row.add(plain(object.path(name))));
      rows.add(row);
    }
    return rows;
  }

  /** A number, a text or a list of them; null for anything else, which no chart can draw. */
  private static @Nullable Object plain(JsonNode value) {
    if (value.isArray()) {
      List<@Nullable Object> values = new ArrayList<>();
      value.forEach(each -> values.add(plain(each)));
      return values;
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    return value.isNumber()
        ? (Object) value.doubleValue()
        : value.isTextual() ? value.textValue() : null;
  }
}
