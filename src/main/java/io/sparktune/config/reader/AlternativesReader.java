package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a value that is a name, an object with a name as its one key, or a choice of these. */
final class AlternativesReader<T> {

  private final Section section;
  private final ReadContext reading;
  private final String path;
  private final Alternatives<T> known;

  AlternativesReader(Section section, String path, Alternatives<T> known) {
    this.section = section;
    this.reading = section.reading();
    this.path = path;
    this.known = known;
    reading.knowAlternatives(path, known.names());
  }

  T read(ConfigValue value) {
    if (Ranges.isRange(value)) {
      Ranges.options(reading, path, (ConfigObject) value)
          .ifPresent(options -> choose(value, options));
      return sample();
    }
    return nameOf(value).map(name -> settings(name, value)).orElseGet(this::sample);
  }

  /** Stands in for what cannot be read. */
  T sample() {
    return section.aside(empty -> known.read(known.names().get(0), empty));
  }

  private void choose(ConfigValue range, ConfigList options) {
    Map<String, List<Parameter>> opened = new LinkedHashMap<>();
    Set<String> meanings = new LinkedHashSet<>();
    for (ConfigValue option : options) {
      Optional<String> name = nameOf(option);
      if (name.isEmpty()) {
        continue;
      }
      if (meanings.add(known.name(name.get()))) {
        opened.put(name.get(), reading.collect(() -> settings(name.get(), option)).parameters());
      } else {
        reading.mismatch(
            option.origin(), path, name.get() + " twice", "options that are all different");
      }
    }
    Optional<List<Double>> weights = Ranges.weights(reading, path, (ConfigObject) range);
    if (opened.size() == options.size() && weights.isPresent()) {
      reading.register(
          new ChoiceParameter(path, List.copyOf(opened.keySet()), weights.get(), branches(opened)),
          range.origin());
    }
  }

  private static List<Branch> branches(Map<String, List<Parameter>> opened) {
    List<Branch> branches = new ArrayList<>();
    int index = 0;
    for (List<Parameter> parameters : opened.values()) {
      if (!parameters.isEmpty()) {
        branches.add(new Branch(index, index, parameters));
      }
      index++;
    }
    return branches;
  }

  private Optional<String> nameOf(ConfigValue value) {
    if (value.valueType() == ConfigValueType.STRING && known.contain((String) value.unwrapped())) {
      return Optional.of((String) value.unwrapped());
    }
    if (!(value instanceof ConfigObject settings) || Ranges.isRange(value)) {
      UnknownKeys.mismatch(reading, value, path, known.toString(), known.names());
      return Optional.empty();
    }
    if (settings.size() != 1) {
      String found = String.join(" and ", settings.keySet().stream().sorted().toList());
      reading.mismatch(value.origin(), path, found.isEmpty() ? "{}" : found, "exactly " + known);
      return Optional.empty();
    }
    Map.Entry<String, ConfigValue> only = settings.entrySet().iterator().next();
    String name = only.getKey();
    ConfigValue inner = only.getValue();
    if (!known.contain(name)) {
      UnknownKeys.report(reading, inner, path, name, known.names());
      return Optional.empty();
    }
    if (!(inner instanceof ConfigObject)) {
      UnknownKeys.mismatch(
          reading, inner, KeyPath.join(path, name), "settings in braces", List.of());
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private T settings(String name, ConfigValue value) {
    ConfigObject inner =
        value instanceof ConfigObject object
            ? (ConfigObject) Entries.value(object, name)
            : Overrides.none();
    return section.below(
        KeyPath.join(path, name), inner, value.origin(), below -> known.read(name, below));
  }
}
