package io.sparktune.simulation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log-normal distribution of durations.
 *
 * @param sigma standard deviation of the logarithm; 0 makes all durations the median
 */
public record LogNormal(Duration median, double sigma) {

  private static final Pattern TEXT =
      Pattern.compile(
          "lognormal\\(\\s*([0-9.]+)\\s*(ms|s|m|h)\\s*,\\s*([0-9.]+)\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Long> NANOS =
      Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

  private static final double GREATEST_SIGMA = 5;

  public LogNormal {
    if (median.isNegative() || median.isZero() || median.toDays() > 365) {
      throw new IllegalArgumentException("the median must be above 0 and at most a year");
    }
    if (!(sigma >= 0 && sigma <= GREATEST_SIGMA)) {
      throw new IllegalArgumentException("sigma must be from 0 to 5, not " + sigma);
    }
  }

  /**
   * Reads such as {@code lognormal(60s, 0.6)}, with ms, s, m or h.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static LogNormal parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("write a median with its unit and a sigma");
    }
    double median = number(matcher.group(1));
    long unit = Objects.requireNonNull(NANOS.get(matcher.group(2).toLowerCase(Locale.ROOT)));
    return new LogNormal(Duration.ofNanos((long) (median * unit)), number(matcher.group(3)));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is not a number", e);
    }
  }

  long nanos(SplittableRandom random) {
    return (long) (median.toNanos() * Math.exp(sigma * random.nextGaussian()));
  }
}
