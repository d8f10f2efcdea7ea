package io.sparktune.data.cells;

import java.util.HashSet;
import java.util.List;

/** Checks of codes against the names they stand for. */
public final class Codes {

  private Codes() {}

  public static void requireIn(String column, int lowest, List<String> names, int[] codes) {
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(column + " has a name twice in " + names);
    }
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < lowest || codes[row] >= names.size()) {
        throw new IllegalArgumentException(
            column
                + " has the code "
                + codes[row]
                + " in row "
                + row
                + " and "
                + names.size()
                + " names");
      }
    }
  }
}
