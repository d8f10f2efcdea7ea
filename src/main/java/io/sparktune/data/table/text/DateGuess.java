package io.sparktune.data.table.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dates of digits alone, which the present order of day and month does not read.
 *
 * @param example one that is not read
 * @param orders those that read them all; none where each reads but some
 */
public record DateGuess(String example, List<DateOrder> orders, DateOrder asked) {

  private static final Pattern DIGITS =
      Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1(\\d{2}){1,2}([ T,].*)?");

  /**
   * Such dates, where all these cells are dates in some order.
   *
   * @param cells without missing ones
   */
  public static Optional<DateGuess> of(Collection<String> cells, DateOrder asked) {
    Optional<String> example =
        cells.stream().filter(cell -> MomentText.ofCell(cell, asked).isEmpty()).findFirst();
    return example
        .filter(any -> cells.stream().allMatch(DateGuess::isDate))
        .map(cell -> new DateGuess(cell, orders(cells), asked));
  }

  private static boolean isDate(String cell) {
    return MomentText.ofCell(cell, DateOrder.NONE).isPresent() || DIGITS.matcher(cell).matches();
  }

  private static List<DateOrder> orders(Collection<String> cells) {
    return Stream.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        .filter(
            order -> cells.stream().allMatch(cell -> MomentText.ofCell(cell, order).isPresent()))
        .toList();
  }

  /** What is wrong with the example. */
  public String fault() {
    if (asked != DateOrder.NONE) {
      return "which is none with " + asked.key();
    }
    if (orders.isEmpty()) {
      return "of which neither order of day and month reads all";
    }
    return orders.size() > 1
        ? "of which day and month could be either"
        : "with the " + (orders.contains(DateOrder.DAY_FIRST) ? "day" : "month") + " first";
  }

  /** The keys that make dates of the cells. */
  public String remedy() {
    return orders.isEmpty()
        ? "write them as 2024-12-31"
        : "set " + orders.stream().map(DateOrder::key).collect(Collectors.joining(" or "));
  }
}
