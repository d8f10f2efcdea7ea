package io.sparktune.config.reader;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.space.Prior;
import io.sparktune.space.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Reads the prior of a range of numbers. */
public final class PriorReader {

  private static final String NORMAL = "normal";
  private static final List<String> KEYS = List.of("mean", "deviation");

  private final ReadContext reading;
  private final String path;
  private final Scale scale;
  private final double low;
  private final double high;

  PriorReader(ReadContext reading, String path, Scale scale, double low, double high) {
    this.reading = reading;
    this.path = path;
    this.scale = scale;
    this.low = low;
    this.high = high;
  }

  /** Empty after a problem has been reported. */
  Optional<Prior> read(ConfigValue written) {
    if (!(written instanceof ConfigObject named)
        || named.size() != 1
        || !(named.get(NORMAL) instanceof ConfigObject normal)) {
      problem(
          written,
          "prior " + SettingType.shown(written),
          "{ normal { mean = ..., deviation = ... } }");
      return Optional.empty();
    }
    for (Map.Entry<String, ConfigValue> entry : Entries.sorted(normal)) {
      String key = entry.getKey();
      if (!KEYS.contains(key)) {
        UnknownKeys.report(reading, entry.getValue(), path + ".prior.normal", key, KEYS);
        return Optional.empty();
      }
    }
    Optional<Double> mean =
        number(
            normal,
            "mean",
            value -> low <= value && value <= high,
            "a number within the range, from " + shown(low) + " to " + shown(high));
    Optional<Double> deviation = deviation(normal);
    return mean.flatMap(found -> deviation.map(spread -> new Prior.Normal(found, spread)));
  }

  private Optional<Double> deviation(ConfigObject normal) {
    if (low == high) {
      problem(normal, "a prior", "none, for the range has one value only");
      return Optional.empty();
    }
    double least = Prior.Normal.leastDeviation(scale, low, high);
    double largest = Prior.Normal.largestDeviation(scale, low, high);
    return number(
        normal,
        "deviation",
        value -> least <= value && value <= largest,
        "a number of "
            + (scale == Scale.LOG ? "powers of ten" : "the parameter's unit")
            + " from a thousandth of the range to a hundred times the range, "
            + shown(least)
            + " to "
            + shown(largest));
  }

  private Optional<Double> number(
      ConfigObject normal, String key, DoublePredicate allowed, String wanted) {
    ConfigValue written = normal.get(key);
    Optional<Double> number =
        Optional.ofNullable(written).flatMap(SettingType::number).filter(allowed::test);
    if (number.isEmpty()) {
      problem(
          written == null ? normal : written,
          written == null ? "a prior without " + key : key + " " + SettingType.shown(written),
          wanted);
    }
    return number;
  }

  public static String shown(double number) {
    return new BigDecimal(number, new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private void problem(ConfigValue value, String got, String wanted) {
    reading.mismatch(value.origin(), path, got, wanted);
  }
}
