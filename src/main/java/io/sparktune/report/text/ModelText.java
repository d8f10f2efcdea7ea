package io.sparktune.report.text;

import io.sparktune.report.ModelReport;
import io.sparktune.report.ModelReport.LayerReport;
import io.sparktune.report.Numbers;
import java.util.List;
import java.util.Locale;

/** The layers of a network as text for a terminal. */
public final class ModelText {

  private ModelText() {}

  /** Whole lines. */
  public static String of(ModelReport report, ScreenWidth width) {
    TextTable table = new TextTable();
    table.add(List.of("layer", "type", "shape", "parameters"));
    for (LayerReport layer : report.layers()) {
      table.add(List.of(layer.name(), layer.type(), layer.shape(), number(layer.parameters())));
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%s: %s, %s, %s parameters%n%n",
            report.file(),
            report.form(),
            Numbers.count(report.layers().size(), "layer"),
            number(report.parameters()));
    return width.wrapped(summary + table.wrapped(width));
  }

  private static String number(long parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }
}
