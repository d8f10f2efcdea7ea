package io.sparktune.data.table.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates that are not ISO 8601 and can mean one day alone: {@code 31.12.2024}, {@code 2024/12/31},
 * {@code Dec 31, 2024}, {@code 31-Dec-2024}; where the order of day and month is known, also {@code
 * 12/31/2024} and, as POSIX reads years, {@code 12/31/24}. A time of the day may follow.
 */
final class WrittenDate {

  private static final int SHORTEST = "1/1/24".length();
  private static final int LONGEST = "September 30th, 2024, 11:59:59.123456789 p.m.".length();

  /** Years of two digits from this one on are of the last century. */
  private static final int PIVOT = 69;

  private static final int HALF_DAY = 12;

  private static final String TIME =
      "(?:[ T,]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?(?:"
          + " ?(?<half>[AaPp])\\.?[Mm]\\.?)?)?";
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})" + TIME),
          Pattern.compile("(?<year>\\d{4})[/.](?<month>\\d{1,2})[/.](?<day>\\d{1,2})" + TIME),
          Pattern.compile(
              "(?<day>\\d{1,2})(?:\\. |[ -])(?<month>[A-Za-z]{3,9})\\.?,?[ -](?<year>\\d{4})"
                  + TIME),
          Pattern.compile(
              "(?<month>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})"
                  + TIME));

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<first>\\d{1,2})(?<sign>[/.-])(?<next>\\d{1,2})\\k<sign>(?<year>\\d{4}|\\d{2})"
              + TIME);

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private WrittenDate() {}

  /** The moment that a cell spells in one of these forms. */
  static Optional<LocalDateTime> of(String cell, DateOrder order) {
    if (cell.length() < SHORTEST || cell.length() > LONGEST) {
      return Optional.empty();
    }
    if (order != DateOrder.NONE) {
      Matcher digits = DIGITS.matcher(cell);
      if (digits.matches()) {
        boolean dayFirst = order == DateOrder.DAY_FIRST;
        return moment(digits, dayFirst ? "next" : "first", dayFirst ? "first" : "next");
      }
    }
    for (Pattern form : FORMS) {
      Matcher found = form.matcher(cell);
      if (found.matches()) {
        return moment(found, "month", "day");
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDateTime> moment(Matcher found, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(
                  year(found.group("year")), month(found.group(month)), number(found.group(day)))
              .atTime(
                  LocalTime.of(
                      hour(number(found.group("hour")), found.group("half")),
                      number(found.group("minute")),
                      number(found.group("second")),
                      nanos(found.group("fraction")))));
    } catch (DateTimeException e) { // there is no such day
      return Optional.empty();
    }
  }

  private static int year(String digits) {
    int year = number(digits);
    return digits.length() > 2 ? year : year + (year < PIVOT ? 2000 : 1900);
  }

  /** -1, which no day has, where no clock of twelve hours shows it. */
  private static int hour(int hour, @Nullable String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > HALF_DAY) {
      return -1;
    }
    return hour % HALF_DAY + (half.equalsIgnoreCase("p") ? HALF_DAY : 0);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** 0, which no month has, where there is no such name. */
  private static int month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return number(text);
    }
    String name = text.toLowerCase(Locale.ROOT);
    for (String month : MONTHS) {
      if (month.equals(name)
          || month.substring(0, 3).equals(name)
          || (name.equals("sept") && month.startsWith(name))) {
        return 1 + MONTHS.indexOf(month);
      }
    }
    return 0;
  }
}
