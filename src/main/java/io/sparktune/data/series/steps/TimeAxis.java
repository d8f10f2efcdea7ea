package io.sparktune.data.series.steps;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Regular steps in time, numbered from 0.
 *
 * @param origin the time of step 0: a number, or seconds since 1970 in UTC
 * @param step from one to the next, above 0: in the unit of numbers, seconds or months
 */
public record TimeAxis(Unit unit, double origin, double step) implements Serializable {

  /** The unit of steps. */
  public enum Unit {
    NUMBERS,
    SECONDS,
    MONTHS
  }

  private static final int SECONDS_OF_A_DAY = 86_400;

  /** Numbers of steps may be off by so much before they count as irregular. */
  private static final double TOLERANCE = 1e-6;

  public TimeAxis {
    if (!(Double.isFinite(origin) && Double.isFinite(step) && step > 0)) {
      throw new IllegalArgumentException("steps of " + step + " from " + origin);
    }
  }

  /** The number of the step at a time; NaN where there is none. */
  public double stepAt(double time) {
    double steps = unit == Unit.MONTHS ? monthsTo(time) / step : (time - origin) / step;
    double whole = Math.rint(steps);
    return Math.abs(steps - whole) <= TOLERANCE ? whole : Double.NaN;
  }

  /** The number of the step that a time is in: at its beginning, or before the next one. */
  public double stepWith(double time) {
    if (unit != Unit.MONTHS) {
      return Math.floor((time - origin) / step + TOLERANCE);
    }
    long months =
        ChronoUnit.MONTHS.between(
            moment(origin).toLocalDate().withDayOfMonth(1),
            moment(time).toLocalDate().withDayOfMonth(1));
    return Math.floor(months / step);
  }

  private double monthsTo(double time) {
    LocalDateTime first = moment(origin);
    LocalDateTime then = moment(time);
    long months =
        ChronoUnit.MONTHS.between(
            first.toLocalDate().withDayOfMonth(1), then.toLocalDate().withDayOfMonth(1));
    return then.equals(plusMonths(first, months)) ? months : Double.NaN;
  }

  /** The last day of a month is followed by the last days of others. */
  private static LocalDateTime plusMonths(LocalDateTime first, long months) {
    LocalDateTime then = first.plusMonths(months);
    boolean isLast = first.getDayOfMonth() == first.toLocalDate().lengthOfMonth();
    return isLast ? then.withDayOfMonth(then.toLocalDate().lengthOfMonth()) : then;
  }

  /** The time of a step. */
  public double timeOf(double number) {
    return unit == Unit.MONTHS
        ? plusMonths(moment(origin), Math.round(number * step)).toEpochSecond(ZoneOffset.UTC)
        : origin + number * step;
  }

  public boolean hasCalendar() {
    return unit != Unit.NUMBERS;
  }

  /** The moment of a step, where there is a calendar. */
  public LocalDateTime momentOf(double number) {
    return moment(timeOf(number));
  }

  private static LocalDateTime moment(double seconds) {
    long whole = (long) Math.floor(seconds);
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1000L), ZoneOffset.UTC);
  }

  /** A time as files write it. */
  public String text(double time) {
    if (!hasCalendar()) {
      return time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
    }
    LocalDateTime moment = moment(time);
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? LocalDate.from(moment).toString()
        : moment.toString();
  }

  /** The length of a step, such as {@code 7 days}. */
  public String stepText() {
    return switch (unit) {
      case NUMBERS -> plain(step);
      case MONTHS -> counted(step, "month");
      case SECONDS ->
          step % SECONDS_OF_A_DAY == 0
              ? counted(step / SECONDS_OF_A_DAY, "day")
              : counted(step, "second");
    };
  }

  private static String counted(double count, String noun) {
    return plain(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }
}
