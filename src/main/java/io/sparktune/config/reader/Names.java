package io.sparktune.config.reader;

import io.sparktune.settings.ConstantName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names as written in study files, and the nearest one to a misspelt one. */
public final class Names {

  private Names() {}

  /** Constants by their names in small letters with hyphens. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <E extends Enum<E>> Map<String, E> of(E... constants) {
    return of(List.of(constants));
  }

  /** Constants by their names in small letters with hyphens. */
  public static <E extends Enum<E>> Map<String, E> of(List<E> constants) {
    Map<String, E> byName = new LinkedHashMap<>();
    constants.forEach(constant -> byName.put(ConstantName.of(constant), constant));
    return byName;
  }

  /** The known name that is fewest edits away, if that is few enough for a slip of the pen. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int tolerated = Math.max(1, (Math.min(name.length(), 30) + 2) / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= tolerated)
        .filter(candidate -> edits(name, candidate) <= tolerated)
        .min(Comparator.comparingInt(candidate -> edits(name, candidate)));
  }

  /** The nearest known path, or else the first that ends with a name, such as its last key. */
  public static Optional<String> nearestOrEnding(String name, Collection<String> known) {
    return nearest(name, known)
        .or(() -> known.stream().filter(path -> path.endsWith("." + name)).findFirst());
  }

  /** Levenshtein's distance, small and capital letters being the same. */
  static int edits(String from, String to) {
    String source = from.toLowerCase(Locale.ROOT);
    String target = to.toLowerCase(Locale.ROOT);
    int[] above = new int[target.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= source.length(); i++) {
      int[] row = new int[target.length() + 1];
      row[0] = i;
      for (int j = 1; j <= target.length(); j++) {
        int replaced = above[j - 1] + (source.charAt(i - 1) == target.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[target.length()];
  }
}
