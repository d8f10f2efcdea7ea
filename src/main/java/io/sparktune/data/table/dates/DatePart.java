package io.sparktune.data.table.dates;

import java.time.LocalDateTime;
import java.util.List;

/** A calendar part of a moment in UTC. */
public enum DatePart {
  YEAR("year"),
  MONTH("month"),
  DAY_OF_MONTH("day of month"),
  DAY_OF_WEEK("day of week"),
  HOUR("hour");

  private static final double MINUTES_OF_HOUR = 60;
  private static final double SECONDS_OF_HOUR = 3_600;

  private final String text;

  DatePart(String text) {
    this.text = text;
  }

  /** The part as a number: months and days from 1, Monday being day 1 of the week. */
  public double number(LocalDateTime moment) {
    return switch (this) {
      case YEAR -> moment.getYear();
      case MONTH -> moment.getMonthValue();
      case DAY_OF_MONTH -> moment.getDayOfMonth();
      case DAY_OF_WEEK -> moment.getDayOfWeek().getValue();
      case HOUR ->
          moment.getHour()
              + moment.getMinute() / MINUTES_OF_HOUR
              + moment.getSecond() / SECONDS_OF_HOUR;
    };
  }

  /** Whether these moments have the part: plain dates have no hour. */
  public boolean isIn(List<LocalDateTime> moments) {
    return this != HOUR || moments.stream().anyMatch(moment -> number(moment) != 0);
  }

  /** The share of the cycle that is over, from 0 to below 1; a year has none. */
  double turn(LocalDateTime moment) {
    return switch (this) {
      case YEAR -> throw new IllegalArgumentException("years do not come again");
      case MONTH -> (number(moment) - 1) / 12;
      case DAY_OF_MONTH -> (number(moment) - 1) / moment.toLocalDate().lengthOfMonth();
      case DAY_OF_WEEK -> (number(moment) - 1) / 7;
      case HOUR -> number(moment) / 24;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
