package io.sparktune.data.table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spellings of a missing value in one column that {@code data.missing} does not name, with
 * their numbers.
 */
public final class MissingSpellings {

  /** As programs, databases, spreadsheets and statistics offices write it. */
  private static final MissingTexts KNOWN =
      new MissingTexts(
          List.of(
              "na",
              "n/a",
              "n.a.",
              "n.a",
              "#n/a",
              "#na",
              "<na>",
              "#n/a n/a",
              "-nan",
              "nan",
              "nat",
              "null",
              "(null)",
              "nil",
              "none",
              "?",
              "??",
              "???",
              "-",
              "--",
              "---",
              "\u2013",
              "\u2014",
              "\u2212",
              ".",
              "..",
              "...",
              "\u2026",
              "\\n",
              "1.#ind",
              "-1.#ind",
              "1.#qnan",
              "-1.#qnan",
              "#null!",
              "#value!",
              "#div/0!",
              "#ref!",
              "#num!",
              "#name?"));

  /** Texts that say so among numbers, and may be categories elsewhere. */
  private static final MissingTexts POSSIBLE =
      new MissingTexts(List.of("missing", "unknown", "undefined", "n.d.", "x", "*", ":"));

  /** Texts that say so among numbers, but among categories that there is none. */
  private static final MissingTexts NONE = new MissingTexts(List.of("none", "nil"));

  private final Map<String, Integer> countByText = new TreeMap<>();
  private int cells;

  /** Whether a text, without white space around it, usually says that nothing is known. */
  public static boolean isKnown(String text) {
    return KNOWN.contains(text);
  }

  /** The same, where the other cells of a column are numbers. */
  public static boolean isKnownAmongNumbers(String text) {
    return isKnown(text) || POSSIBLE.contains(text);
  }

  /** The same, where the other cells of a column are categories. */
  public static boolean isKnownAmongCategories(String text) {
    return isKnown(text) && !NONE.contains(text);
  }

  public void add(String text) {
    countByText.merge(text, 1, Integer::sum);
    cells++;
  }

  public boolean isEmpty() {
    return cells == 0;
  }

  /** Those that differ by more than capitals, the most frequent one first. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    byCount()
        .forEach(
            entry -> {
              if (texts.stream().noneMatch(entry.getKey()::equalsIgnoreCase)) {
                texts.add(entry.getKey());
              }
            });
    return texts;
  }

  /** Such as {@code 15 cells are "-" (12) or "N/A" (3)}. */
  public String told() {
    List<String> counted =
        byCount().stream()
            .map(entry -> "\"" + entry.getKey() + "\" (" + entry.getValue() + ")")
            .toList();
    int last = counted.size() - 1;
    if (cells == 1) {
      return "a cell is \"" + byCount().get(0).getKey() + "\"";
    }
    return cells
        + " cells are "
        + (last == 0
            ? "\"" + byCount().get(0).getKey() + "\""
            : String.join(", ", counted.subList(0, last)) + " or " + counted.get(last));
  }

  private List<Map.Entry<String, Integer>> byCount() {
    return countByText.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .toList();
  }
}
