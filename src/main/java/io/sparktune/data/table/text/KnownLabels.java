package io.sparktune.data.table.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The labels of a target that was read before, by the cells that stand for them. */
public final class KnownLabels {

  private final Map<String, Integer> codes = new HashMap<>();
  private final boolean areWhole;
  private final boolean areTruths;

  public KnownLabels(List<String> labels) {
    labels.forEach(label -> codes.put(label, codes.size()));
    this.areWhole = labels.stream().allMatch(label -> CellText.isWhole(CellText.number(label)));
    this.areTruths = labels.stream().allMatch(CellText::isTruth);
  }

  /**
   * The place of a cell's label in their list; -1 where it is none of them.
   *
   * @param cell without white space around it
   */
  public int codeOf(String cell) {
    double number = CellText.number(cell);
    String label =
        areWhole && CellText.isWhole(number)
            ? CellText.label(number)
            : areTruths ? cell.toLowerCase(Locale.ROOT) : cell;
    return codes.getOrDefault(label, -1);
  }
}
