package io.sparktune.lake.tables;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns for names that may hold any character: in lower case, {@code @} as {@code _at_}, and all
 * else but letters and digits as {@code _}. A column that is taken gets a number behind it, so that
 * all stay different for readers that ignore case.
 */
final class ColumnNames {

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]");

  private ColumnNames() {}

  /**
   * The column of each name, in their order.
   *
   * @param prefix of every column
   * @param taken columns that none of these may have
   */
  static Map<String, String> of(String prefix, Collection<String> names, Collection<String> taken) {
    Set<String> used = new HashSet<>();
    taken.forEach(column -> used.add(withoutCase(column)));
    Map<String, String> columnByName = new LinkedHashMap<>();
    for (String name : names) {
      columnByName.computeIfAbsent(name, any -> free(prefix + text(name), used));
    }
    return columnByName;
  }

  private static String text(String name) {
    return OTHER.matcher(name.replace("@", "_at_").toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  private static String free(String column, Set<String> used) {
    String free = column;
    for (int number = 2; !used.add(withoutCase(free)); number++) {
      free = column + "_" + number;
    }
    return free;
  }

  /** Letters such as the Greek final sigma have two forms in lower case, one in upper case. */
  private static String withoutCase(String column) {
    return column.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
