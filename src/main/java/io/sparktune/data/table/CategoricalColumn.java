package io.sparktune.data.table;

import io.sparktune.data.cells.CellColumn;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.cells.Codes;
import io.sparktune.data.table.text.EqualCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One of several categories in each cell; a missing cell has the code -1. */
public final class CategoricalColumn extends CellColumn implements Column {

  private static final long serialVersionUID = 1L;

  private final List<String> categories;

  private CategoricalColumn(String name, List<String> categories, Cells cells) {
    super(name, cells);
    this.categories = categories;
  }

  /**
   * A column of these cells.
   *
   * @param codes places in the list of categories, -1 where a cell is missing
   */
  public static CategoricalColumn of(String name, List<String> categories, int[] codes) {
    Codes.requireIn(name, -1, categories, codes);
    return new CategoricalColumn(
        name, List.copyOf(categories), Cells.ofCodes(codes, categories.size()));
  }

  /** A column of these cells, null where one is missing; its categories are in order of name. */
  public static CategoricalColumn of(String name, List<String> cells) {
    Map<String, Integer> codeByCategory = new TreeMap<>();
    cells.stream().filter(Objects::nonNull).forEach(cell -> codeByCategory.put(cell, 0));
    List<String> categories = List.copyOf(codeByCategory.keySet());
    for (int code = 0; code < categories.size(); code++) {
      codeByCategory.put(categories.get(code), code);
    }
    int[] codes =
        cells.stream()
            .mapToInt(cell -> cell == null ? -1 : codeByCategory.getOrDefault(cell, -1))
            .toArray();
    return new CategoricalColumn(name, categories, Cells.ofCodes(codes, categories.size()));
  }

  /** A column of these cells; its categories are in order of name. */
  static CategoricalColumn of(String name, int rows, EqualCells cells) {
    List<String> categories = cells.texts().stream().sorted().toList();
    Map<String, Integer> codeByCategory = new HashMap<>();
    categories.forEach(category -> codeByCategory.put(category, codeByCategory.size()));
    int[] codes = cells.texts().stream().mapToInt(codeByCategory::get).toArray();
    return new CategoricalColumn(
        name,
        categories,
        Cells.ofCodes(
            rows, row -> cells.codeAt(row) < 0 ? -1 : codes[cells.codeAt(row)], categories.size()));
  }

  public List<String> categories() {
    return categories;
  }

  public int codeAt(int row) {
    return cells().codeAt(row);
  }

  @Override
  public boolean isMissing(int row) {
    return codeAt(row) < 0;
  }
}
