package io.sparktune.config.reader;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Durations and times of day. */
public final class Times {

  /** HOCON itself takes a number without a unit for milliseconds. */
  private static final Pattern WITH_UNIT = Pattern.compile(".*[a-zA-Z]");

  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration LONGEST = Duration.ofDays(365);

  private Times() {}

  /** HOCON's durations, such as {@code 8h}, of at most a year. */
  public static SettingType<Duration> duration(Duration shortest) {
    return new SettingType<>(
        "a duration from " + shortest.toSeconds() + "s up to 365d, such as 90s or \"8 hours\"",
        Set.of(),
        List.of(),
        shortest,
        value ->
            parsed(value)
                .filter(
                    duration ->
                        duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0)
                .map(duration -> duration),
        Duration.class::cast);
  }

  private static Optional<Duration> parsed(ConfigValue value) {
    if (value.valueType() != ConfigValueType.STRING
        || !WITH_UNIT.matcher((String) value.unwrapped()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.atKey("duration").getDuration("duration"));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  public static SettingType<LocalTime> timeOfDay() {
    return new SettingType<>(
        "a time such as \"06:00\" or \"06:00:30\"",
        Set.of(),
        List.of(),
        LocalTime.MIDNIGHT,
        Times::time,
        LocalTime.class::cast);
  }

  private static Optional<Object> time(ConfigValue value) {
    try {
      return Optional.of(LocalTime.parse(String.valueOf(value.unwrapped()), TIME_OF_DAY));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
