package io.sparktune.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a range that stands where a value could. */
final class Ranges {

  static final List<String> KINDS = List.of("choice", "real", "int");

  private static final List<String> SPREAD = List.of("step", "scale");

  /** A finer step has no use and would overflow counts. */
  private static final double MOST_STEPS = 1e9;

  private final Reading reading;
  private final String path;
  private final ConfigObject range;

  private Ranges(Reading reading, String path, ConfigObject range) {
    this.reading = reading;
    this.path = path;
    this.range = range;
  }

  /** Whether a value is a range: an object that says one of the kinds. */
  static boolean isRange(ConfigValue value) {
    return value instanceof ConfigObject object && KINDS.stream().anyMatch(object::containsKey);
  }

  /** The parameter that a range stands for, empty after a problem has been reported. */
  static <T> Optional<Parameter> read(
      Reading reading, String path, ConfigObject range, Kind<T> kind) {
    return new Ranges(reading, path, range).read(kind);
  }

  /** The options of a choice, empty after a problem or where the range is of another kind. */
  static Optional<ConfigList> options(Reading reading, String path, ConfigObject range) {
    Ranges ranges = new Ranges(reading, path, range);
    return ranges.kindAmong(Set.of("choice")).flatMap(choice -> ranges.options());
  }

  private <T> Optional<Parameter> read(Kind<T> kind) {
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
    List<String> keys = kind.equals("choice") ? List.of(kind) : List.of(kind, "step", "scale");
    for (String key : range.keySet().stream().sorted().toList()) {
      if (!keys.contains(key) && SPREAD.contains(key)) {
        problem(range.get(key), key + " beside choice", "choice alone");
        return Optional.empty();
      }
      if (!keys.contains(key)) {
        Unknown.report(reading, range.get(key), path, key, keys);
        return Optional.empty();
      }
    }
    if (!allowed.contains(kind)) {
      String wanted = String.join(" or ", KINDS.stream().filter(allowed::contains).toList());
      problem(range, "a range of kind " + kind, "a range of kind " + wanted);
      return Optional.empty();
    }
    return Optional.of(kind);
  }

  private Optional<ConfigList> options() {
    if (!(range.get("choice") instanceof ConfigList list) || list.isEmpty()) {
      problem(range.get("choice"), Kind.shown(range.get("choice")), "a list of options");
      return Optional.empty();
    }
    return Optional.of(list);
  }

  private <T> Optional<Parameter> choice(Kind<T> kind) {
    return options().flatMap(options -> choice(kind, options));
  }

  private <T> Optional<Parameter> choice(Kind<T> kind, ConfigList options) {
    Set<Object> values = new LinkedHashSet<>();
    boolean sound = true;
    for (ConfigValue option : options) {
      Optional<Object> value = kind.value().apply(option);
      if (value.isEmpty()) {
        Unknown.mismatch(reading, option, path, kind.wanted(), kind.names());
        sound = false;
      } else if (!values.add(value.get())) {
        problem(option, Kind.shown(option) + " twice", "options that are all different");
        sound = false;
      }
    }
    return sound ? Optional.of(new ChoiceParameter(path, List.copyOf(values))) : Optional.empty();
  }

  private <T> Optional<Parameter> real(Kind<T> kind) {
    Optional<Ends<Double>> ends = ends("real", kind, Kind::number);
    Optional<Scale> scale = scale();
    if (ends.isEmpty() || scale.isEmpty()) {
      return Optional.empty();
    }
    double low = ends.get().low();
    double high = ends.get().high();
    if (!isFit(scale.get(), low > 0)) {
      return Optional.empty();
    }
    ConfigValue written = range.get("step");
    if (written == null) {
      return Optional.of(new RealParameter(path, low, high, scale.get()));
    }
    Optional<Double> step =
        Kind.number(written).filter(value -> value > 0 && (high - low) / value <= MOST_STEPS);
    if (step.isEmpty()) {
      problem(written, "step " + Kind.shown(written), "a number above 0, at most 1e9 steps");
    }
    return step.map(value -> new RealParameter(path, low, high, value, scale.get(), List.of()));
  }

  private <T> Optional<Parameter> integer(Kind<T> kind) {
    Optional<Ends<Long>> ends = ends("int", kind, Kind::wholeNumber);
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
    Optional<Long> step =
        written == null ? Optional.of(1L) : Kind.wholeNumber(written).filter(value -> value > 0);
    if (step.isEmpty()) {
      problem(written, "step " + Kind.shown(written), "a whole number from 1");
    }
    return step.map(value -> new IntegerParameter(path, low, high, value, scale.get(), List.of()));
  }

  private record Ends<N>(N low, N high) {}

  private <N extends Number & Comparable<N>, T> Optional<Ends<N>> ends(
      String kindOfRange, Kind<T> kind, NumberReader<N> reader) {
    ConfigValue written = range.get(kindOfRange);
    String wanted = "a list of two " + (kindOfRange.equals("int") ? "whole " : "") + "numbers";
    if (!(written instanceof ConfigList list) || list.size() != 2) {
      problem(written, Kind.shown(written), wanted);
      return Optional.empty();
    }
    Optional<N> low = reader.read(list.get(0));
    Optional<N> high = reader.read(list.get(1));
    if (low.isEmpty() || high.isEmpty()) {
      problem(written, Kind.shown(written), wanted);
      return Optional.empty();
    }
    if (low.get().compareTo(high.get()) > 0) {
      problem(written, Kind.shown(written), "the lower end first");
      return Optional.empty();
    }
    for (ConfigValue end : list) {
      if (kind.value().apply(end).isEmpty()) {
        problem(end, "an end at " + Kind.shown(end), kind.wanted());
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
      problem(written, "scale " + Kind.shown(written), "log or linear");
    }
    return scale;
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
