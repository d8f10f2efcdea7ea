package io.sparktune.report;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a person reads them. */
public final class Numbers {

  private Numbers() {}

  /** Four significant digits, such as 0.9652, 12.35 or 1.2e-05. */
  public static String score(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int decimals = size < 10 ? 4 : size < 100 ? 3 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** The mean of a goal's metric over the folds; numbers of things without decimals. */
  public static String measured(Goal goal, FinishedTrial over) {
    double mean = over.scoreFor(goal);
    return goal.metric().isCount() ? String.format(Locale.ROOT, "%.0f", mean) : score(mean);
  }

  /** A value of a parameter, real ones to four digits. */
  public static String brief(Object value) {
    if (!(value instanceof Double real)) {
      return value.toString();
    }
    String brief = String.format(Locale.ROOT, "%.4g", real);
    return brief.contains(".") ? brief.replaceFirst("\\.?0*(e.*)?$", "$1") : brief;
  }

  /** The mean over the folds and, where there is one, its deviation. */
  public static String meanAndDeviation(FinishedTrial over) {
    String mean = score(over.score());
    OptionalDouble deviation = over.scoreDeviation();
    return deviation.isEmpty() ? mean : mean + " ± " + score(deviation.getAsDouble());
  }

  /** What a trial reaches by each goal, such as accuracy 0.9652 ± 0.0124, parameters 4810. */
  public static String reached(Goals goals, FinishedTrial over) {
    StringBuilder text = new StringBuilder();
    text.append(goals.first().name()).append(' ').append(meanAndDeviation(over));
    for (Goal goal : goals.further()) {
      text.append(", ").append(goal.name()).append(' ').append(measured(goal, over));
    }
    return text.toString();
  }

  /** Bytes in the unit of 1,000s that leaves three digits, such as {@code 12.3 MB}. */
  public static String bytes(long bytes) {
    double size = bytes;
    for (String unit : List.of("bytes", "kB", "MB", "GB")) {
      if (size < 999.5) {
        return String.format(
            Locale.ROOT, size < 99.95 && !unit.equals("bytes") ? "%.1f %s" : "%.0f %s", size, unit);
      }
      size /= 1000;
    }
    return String.format(Locale.ROOT, "%,.1f TB", size);
  }

  /** Such as 1 trial or 1,200 folds. */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Such as 0:07, 12:34 or 3:02:01. */
  public static String time(Duration duration) {
    long hours = duration.toHours();
    return hours > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, duration.toMinutesPart(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", duration.toMinutesPart(), duration.toSecondsPart());
  }
}
