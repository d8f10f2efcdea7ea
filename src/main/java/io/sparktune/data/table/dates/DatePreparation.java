package io.sparktune.data.table.dates;

import java.io.Serializable;

/** The settings of the preparation of dates: an encoding for each calendar part. */
public record DatePreparation(
    DateEncoding year,
    DateEncoding month,
    DateEncoding dayOfMonth,
    DateEncoding dayOfWeek,
    DateEncoding hour)
    implements Serializable {

  /** The year as a number, all other parts as cycles. */
  public static final DatePreparation STANDARD =
      new DatePreparation(
          DateEncoding.NUMBER,
          DateEncoding.CYCLE,
          DateEncoding.CYCLE,
          DateEncoding.CYCLE,
          DateEncoding.CYCLE);

  public DatePreparation {
    if (year == DateEncoding.CYCLE) {
      throw new IllegalArgumentException("years do not come again");
    }
  }

  public DateEncoding encoding(DatePart part) {
    return switch (part) {
      case YEAR -> year;
      case MONTH -> month;
      case DAY_OF_MONTH -> dayOfMonth;
      case DAY_OF_WEEK -> dayOfWeek;
      case HOUR -> hour;
    };
  }
}
