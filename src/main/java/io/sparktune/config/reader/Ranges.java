package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.Prior;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a range that stands where a value could. */
public final class Ranges {

  static final List<String> KINDS = List.of("choice", "real", "int");

  private static final String CHOICE = "choice";

  private static final int MOST_OPTIONS = 10_000;
  private static final List<String> OF_CHOICES = List.of(CHOICE, "weights");
  private static final List<String> OF_NUMBERS = List.of("step", "scale", "prior");

  /** A finer step has no use and would overflow counts. */
  private static final double MOST_STEPS = 1e9;

  private static final double LIGHTEST = 1e-6;
  private static final double HEAVIEST = 1e6;

  private final ReadContext reading;
  private final String path;
  private final ConfigObject range;

  private Ranges(ReadContext reading, String path, ConfigObject range) {
    this.reading = reading;
    this.path = path;
    this.range = range;
  }

  /** True for a range: an object with one of the kinds as a key. */
  public static boolean isRange(ConfigValue value) {
    return value instanceof ConfigObject object && KINDS.stream().anyMatch(object::containsKey);
  }

  /** The parameter that a range stands for, empty after a problem has been reported. */
  static <T> Optional<Parameter> read(
      ReadContext reading, String path, ConfigObject range, SettingType<T> kind) {
    return new Ranges(reading, path, range).read(kind);
  }

  /** The options of a choice, empty after a problem or where the range is of another kind. */
  static Optional<ConfigList> options(ReadContext reading, String path, ConfigObject range) {
    Ranges ranges = new Ranges(reading, path, range);
    return ranges.kindAmong(Set.of("choice")).flatMap(choice -> ranges.options());
  }

  private <T> Optional<Parameter> read(SettingType<T> kind) {
    return kindAmong(kind.ranges())
        .flatMap(
            name ->
                switch (name) {
                  case "choice" -> choice(kind);
                  case "real" -> real(kind);
                  default -> integer(kind);
                });
  }

  private Optional<String> kindAmong(Set<String> allowed) {
    List<String> kinds = KINDS.stream().filter(range::containsKey).toList();
    if (kinds.size() > 1) {
      problem(range, "both " + String.join(" and ", kinds), "exactly one of choice, real, int");
      return Optional.empty();
    }
    String kind = kinds.get(0);
    boolean numbers = !kind.equals(CHOICE);
    List<String> keys = new ArrayList<>(numbers ? OF_NUMBERS : OF_CHOICES);
    keys.add(kind);
    for (Map.Entry<String, ConfigValue> entry : Entries.sorted(range)) {
      String key = entry.getKey();
      if (!keys.contains(key) && (OF_NUMBERS.contains(key) || OF_CHOICES.contains(key))) {
        problem(
            entry.getValue(),
            key + " beside " + kind,
            numbers ? "weights beside choice only" : "choice alone");
        return Optional.empty();
      }
      if (!keys.contains(key)) {
        UnknownKeys.report(reading, entry.getValue(), path, key, keys);
        return Optional.empty();
      }
    }
    if (!allowed.contains(kind)) {
      String wanted = String.join(" or ", KINDS.stream().filter(allowed::contains).toList());
      problem(
          range,
          "a range of kind " + kind,
          allowed.isEmpty() ? "a fixed value" : "a range of kind " + wanted);
      return Optional.empty();
    }
    return Optional.of(kind);
  }

  private Optional<ConfigList> options() {
    ConfigValue written = Entries.value(range, CHOICE);
    if (!(written instanceof ConfigList list) || list.isEmpty()) {
      problem(written, SettingType.shown(written), "a list of options");
      return Optional.empty();
    }
    if (list.size() > MOST_OPTIONS) {
      problem(written, list.size() + " options", "at most " + MOST_OPTIONS);
      return Optional.empty();
    }
    return Optional.of(list);
  }

  private <T> Optional<Parameter> choice(SettingType<T> kind) {
    return options().flatMap(options -> choice(kind, options));
  }

  /** As many as there are options, none where all are as likely, empty after a problem. */
  static Optional<List<Double>> weights(ReadContext reading, String path, ConfigObject range) {
    return new Ranges(reading, path, range)
        .weights(((ConfigList) Entries.value(range, CHOICE)).size());
  }

  private Optional<List<Double>> weights(int options) {
    ConfigValue written = range.get("weights");
    if (written == null) {
      return Optional.of(List.of());
    }
    List<Double> weights =
        written instanceof ConfigList list
            ? list.stream().flatMap(weight -> SettingType.number(weight).stream()).toList()
            : List.of();
    boolean sound =
        weights.size() == options
            && ((ConfigList) written).size() == options
            && weights.stream().allMatch(weight -> weight >= LIGHTEST && weight <= HEAVIEST);
    if (!sound) {
      problem(
          written,
          "weights " + SettingType.shown(written),
          "one number from 1e-6 to 1e6 for each of the " + options + " options");
    }
    return sound ? Optional.of(weights) : Optional.empty();
  }

  private <T> Optional<Parameter> choice(SettingType<T> kind, ConfigList options) {
    Set<Object> values = new LinkedHashSet<>();
    for (ConfigValue option : options) {
      Optional<Object> value = kind.value().apply(option);
      if (value.isEmpty()) {
        UnknownKeys.mismatch(reading, option, path, kind.wanted(), kind.names());
      } else if (!values.add(value.get())) {
        problem(option, SettingType.shown(option) + " twice", "options that are all different");
      }
    }
    return weights(options.size())
        .filter(weights -> values.size() == options.size())
        .map(weights -> new ChoiceParameter(path, List.copyOf(values), weights, List.of()));
  }

  private <T> Optional<Parameter> real(SettingType<T> kind) {
    Optional<Ends<Double>> ends = ends("real", kind, SettingType::number);
    Optional<Scale> scale = scale();
    if (ends.isEmpty() || scale.isEmpty()) {
      return Optional.empty();
    }
    double low = ends.get().low();
    double high = ends.get().high();
    if (!isFit(scale.get(), low > 0)) {
      return Optional.empty();
    }
    Optional<Prior> prior = prior(scale.get(), low, high);
    ConfigValue written = range.get("step");
    if (written == null) {
      return prior.map(
          found -> new RealParameter(path, low, high, 0, scale.get(), found, List.of()));
    }
    Optional<Double> step =
        SettingType.number(written)
            .filter(value -> value > 0 && (high - low) / value <= MOST_STEPS);
    if (step.isEmpty()) {
      problem(written, "step " + SettingType.shown(written), "a number above 0, at most 1e9 steps");
    }
    return step.flatMap(
        value ->
            prior.map(
                found -> new RealParameter(path, low, high, value, scale.get(), found, List.of())));
  }

  private <T> Optional<Parameter> integer(SettingType<T> kind) {
    Optional<Ends<Long>> ends = ends("int", kind, SettingType::wholeNumber);
    Optional<Scale> scale = scale();
    if (ends.isEmpty() || scale.isEmpty()) {
      return Optional.empty();
    }
    long low = ends.get().low();
    long high = ends.get().high();
    if (!isFit(scale.get(), low > 0)) {
      return Optional.empty();
    }
    ConfigValue written = range.get("step");
    Optional<Long> step = written == null ? Optional.of(1L) : wholeStep(written);
    Optional<Prior> prior = prior(scale.get(), (double) low, (double) high);
    return step.flatMap(
        value ->
            prior.map(
                found ->
                    new IntegerParameter(path, low, high, value, scale.get(), found, List.of())));
  }

  private Optional<Long> wholeStep(ConfigValue written) {
    Optional<Long> step = SettingType.wholeNumber(written).filter(value -> value > 0);
    if (step.isEmpty()) {
      problem(written, "step " + SettingType.shown(written), "a whole number from 1");
    }
    return step;
  }

  private record Ends<N>(N low, N high) {}

  private <N extends Number & Comparable<N>, T> Optional<Ends<N>> ends(
      String kindOfRange, SettingType<T> kind, NumberReader<N> reader) {
    ConfigValue written = Entries.value(range, kindOfRange);
    String wanted = "a list of two " + (kindOfRange.equals("int") ? "whole " : "") + "numbers";
    if (!(written instanceof ConfigList list) || list.size() != 2) {
      problem(written, SettingType.shown(written), wanted);
      return Optional.empty();
    }
    Optional<N> low = reader.read(list.get(0));
    Optional<N> high = reader.read(list.get(1));
    if (low.isEmpty() || high.isEmpty()) {
      problem(written, SettingType.shown(written), wanted);
      return Optional.empty();
    }
    if (low.get().compareTo(high.get()) > 0) {
      problem(written, SettingType.shown(written), "the lower end first");
      return Optional.empty();
    }
    for (ConfigValue end : list) {
      if (kind.value().apply(end).isEmpty()) {
        problem(end, "an end at " + SettingType.shown(end), kind.wanted());
        return Optional.empty();
      }
    }
    return Optional.of(new Ends<>(low.get(), high.get()));
  }

  private interface NumberReader<N> {
    Optional<N> read(ConfigValue value);
  }

  private Optional<Scale> scale() {
    ConfigValue written = range.get("scale");
    if (written == null) {
      return Optional.of(Scale.LINEAR);
    }
    Optional<Scale> scale =
        written.valueType() == ConfigValueType.STRING
            ? Optional.ofNullable(Names.of(Scale.values()).get((String) written.unwrapped()))
            : Optional.empty();
    if (scale.isEmpty()) {
      problem(written, "scale " + SettingType.shown(written), "log or linear");
    }
    return scale;
  }

  private Optional<Prior> prior(Scale scale, double low, double high) {
    ConfigValue written = range.get("prior");
    return written == null
        ? Optional.of(Prior.NONE)
        : new PriorReader(reading, path, scale, low, high).read(written);
  }

  private boolean isFit(Scale scale, boolean positive) {
    if (scale == Scale.LOG && range.containsKey("step")) {
      problem(range.get("step"), "a step on a log scale", "either a step or a log scale");
      return false;
    }
    if (scale == Scale.LOG && !positive) {
      problem(range, "a log scale from 0 or less", "a lower end above 0");
      return false;
    }
    return true;
  }

  private void problem(ConfigValue value, String got, String wanted) {
    reading.mismatch(value.origin(), path, got, wanted);
  }
}
