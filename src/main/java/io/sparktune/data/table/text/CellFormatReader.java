package io.sparktune.data.table.text;

import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Reads the keys of {@code data} that say how cells are written. */
public final class CellFormatReader {

  /** Each is looked for at both ends of every cell. */
  private static final int MOST_SIGNS = 100;

  private CellFormatReader() {}

  public static CellFormat read(SettingsReader data) {
    String decimal = data.text("decimal", "a point or a comma", List.of(".", ",")::contains);
    String thousands =
        data.text(
            "thousands",
            "a comma, a point, a space, an apostrophe or \"\"",
            List.of("", ",", ".", " ", "'")::contains);
    boolean areEqual = decimal.equals(thousands);
    if (areEqual && !decimal.isEmpty()) {
      data.problem("thousands", "is the decimal sign too; wanted another one, or \"\"");
    }
    List<String> strip = data.texts("strip");
    if (strip.size() > MOST_SIGNS) {
      data.problem("strip", "has " + strip.size() + " signs, wanted at most " + MOST_SIGNS);
    }
    return new CellFormat(
        data.texts("missing"),
        decimal.isEmpty() ? "." : decimal,
        areEqual ? "" : thousands,
        strip.size() > MOST_SIGNS ? List.of() : strip,
        data.constant("date-order", List.of(DateOrder.values())));
  }
}
