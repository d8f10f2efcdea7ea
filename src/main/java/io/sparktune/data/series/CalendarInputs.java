package io.sparktune.data.series;

import java.io.Serializable;
import java.time.LocalDateTime;

/** The parts of a step's date that a network reads, each as a sine and a cosine. */
public record CalendarInputs(boolean month, boolean dayOfYear, boolean dayOfWeek, boolean hour)
    implements Serializable {

  private static final double DAYS_OF_A_YEAR = 365.2425;

  /** How many numbers they are. */
  int numbers() {
    return 2 * ((month ? 1 : 0) + (dayOfYear ? 1 : 0) + (dayOfWeek ? 1 : 0) + (hour ? 1 : 0));
  }

  /** Writes them and returns the place behind them. */
  int write(LocalDateTime moment, float[] into, int from) {
    int at = from;
    if (month) {
      at = cycle((moment.getMonthValue() - 1) / 12.0, into, at);
    }
    if (dayOfYear) {
      at = cycle((moment.getDayOfYear() - 1) / DAYS_OF_A_YEAR, into, at);
    }
    if (dayOfWeek) {
      at = cycle((moment.getDayOfWeek().getValue() - 1) / 7.0, into, at);
    }
    return hour ? cycle((moment.getHour() + moment.getMinute() / 60.0) / 24, into, at) : at;
  }

  /** Writes the sine and the cosine of a share of a turn. */
  static int cycle(double share, float[] into, int at) {
    double angle = 2 * Math.PI * share;
    into[at] = (float) StrictMath.sin(angle);
    into[at + 1] = (float) StrictMath.cos(angle);
    return at + 2;
  }
}
