package io.sparktune.data.table.text;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes of a target whose rows are taken, of an input that has others, too.
 *
 * @param classes empty where all are taken
 */
public record ChosenClasses(String target, List<String> classes, CellFormat format) {

  private static final int MOST_SHOWN = 10;

  public ChosenClasses {
    classes = List.copyOf(classes);
  }

  public boolean areAll() {
    return classes.isEmpty();
  }

  /**
   * The rows of the classes, in order; those without a target are not left out here.
   *
   * @throws DataError if no row has one of the classes
   */
  public int[] rowsOfAll(RawTable raw) {
    int[] codes = codes(raw);
    Set<Integer> found = Arrays.stream(codes).boxed().collect(Collectors.toSet());
    List<String> lacking = new ArrayList<>();
    for (int code = 0; code < classes.size(); code++) {
      if (!found.contains(code)) {
        lacking.add(classes.get(code));
      }
    }
    if (!lacking.isEmpty()) {
      throw new DataError(
          "data.classes: no row has the class %s; those of \"%s\" are %s"
              .formatted(String.join(" or ", lacking), target, shown(raw)));
    }
    return rows(codes);
  }

  /** The rows of the classes, in order; there may be none. */
  public int[] rows(RawTable raw) {
    return rows(codes(raw));
  }

  private static int[] rows(int[] codes) {
    return IntStream.range(0, codes.length).filter(row -> codes[row] >= 0).toArray();
  }

  /** The place of each row's class in the list, that of a missing one behind all, others -1. */
  private int[] codes(RawTable raw) {
    int column = raw.names().indexOf(target);
    if (column < 0) { // which is told where the column is read
      return IntStream.range(0, raw.rows()).map(row -> classes.size()).toArray();
    }
    KnownLabels labels = new KnownLabels(classes, format.dateOrder());
    InputCells cells = new InputCells(format);
    String[] texts = CellTexts.of(raw.columns().get(column));
    int[] codes = new int[texts.length];
    for (int row = 0; row < texts.length; row++) {
      String text = cells.text(texts[row]);
      codes[row] = text == null ? classes.size() : labels.codeOf(text);
    }
    return codes;
  }

  private String shown(RawTable raw) {
    InputCells cells = new InputCells(format);
    Set<String> all = new LinkedHashSet<>();
    for (String cell : CellTexts.of(raw.columns().get(raw.names().indexOf(target)))) {
      String text = cells.text(cell);
      if (text != null) {
        all.add(text);
      }
    }
    return all.stream().sorted().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + (all.size() > MOST_SHOWN ? " and " + (all.size() - MOST_SHOWN) + " more" : "");
  }
}
