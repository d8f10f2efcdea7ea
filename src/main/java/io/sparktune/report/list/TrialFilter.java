package io.sparktune.report.list;

import io.sparktune.lake.query.StoredColumn;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a trial, such as {@code score > 0.9} or {@code model.activation = relu}. A cell
 * that is NULL satisfies {@code = null} only.
 */
record TrialFilter(String text, String column, Comparison comparison, String value) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(.+?)\\s*(<=|>=|!=|=|<|>|~)\\s*(.*?)\\s*", Pattern.DOTALL);

  private static final String NULL = "null";

  /** A relation between a cell and a value. */
  enum Comparison {
    EQUAL("="),
    DIFFERENT("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    /** The cell has the value in it. */
    CONTAINS("~");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** Whether it holds for a cell that is less (-1), as much (0) or more (1). */
    private boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case DIFFERENT -> order != 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
        case CONTAINS -> false;
      };
    }
  }

  /**
   * Reads a condition.
   *
   * @throws BadQuery if it is none
   */
  static TrialFilter of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new BadQuery(
          "%s: is no filter; wanted a column, one of = != < <= > >= ~, and a value, such as"
                  .formatted(text)
              + " \"score > 0.9\"");
    }
    Comparison comparison =
        Arrays.stream(Comparison.values())
            .filter(each -> each.sign.equals(parts.group(2)))
            .findFirst()
            .orElseThrow();
    return new TrialFilter(text.strip(), parts.group(1), comparison, parts.group(3));
  }

  /** Whether a row of a column satisfies it. */
  boolean keeps(StoredColumn cells, int row) {
    Object cell = cells.cell(row);
    boolean isNull = value.equalsIgnoreCase(NULL) || value.isEmpty();
    if (isNull && comparison == Comparison.EQUAL) {
      return cell == null;
    }
    if (isNull && comparison == Comparison.DIFFERENT) {
      return cell != null;
    }
    if (cell == null) {
      return false;
    }
    return comparison == Comparison.CONTAINS
        ? cell.toString().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
        : comparison.holds(compared(cell));
  }

  private int compared(Object cell) {
    if (cell instanceof Long whole && value.matches("[+-]?\\d{1,18}")) {
      return Long.compare(whole, Long.parseLong(value));
    }
    if (cell instanceof Number number) {
      return Double.compare(number.doubleValue() + 0.0, number());
    }
    if (cell instanceof Instant time) {
      return time.compareTo(moment());
    }
    if (cell instanceof Boolean truth) {
      return truth.toString().compareTo(value.toLowerCase(Locale.ROOT));
    }
    return cell.toString().compareTo(value);
  }

  private double number() {
    @Nullable Double number = parsed();
    if (number == null || number.isNaN()) {
      throw new BadQuery("%s: %s is a number; wanted one behind the sign".formatted(text, column));
    }
    return number + 0.0;
  }

  private @Nullable Double parsed() {
    try {
      return Double.valueOf(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Instant moment() {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new BadQuery(
          "%s: %s is a time; wanted one such as 2026-01-31T06:00:00Z".formatted(text, column));
    }
  }
}
