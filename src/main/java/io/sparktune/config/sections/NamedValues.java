package io.sparktune.config.sections;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.Entries;
import io.sparktune.config.reader.KeyPath;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.PriorReader;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.SettingType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values at the paths of parameters: in objects, in lists, or under a path as one quoted key. */
final class NamedValues {

  private final ConfigObject object;
  private final ReadContext reading;

  NamedValues(ConfigObject object, ReadContext reading) {
    this.object = object;
    this.reading = reading;
  }

  /** Every value there is; one that belongs to no parameter is a problem. */
  Optional<Values> all(Space space) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean sound = true;
    for (Parameter parameter : space.parameters()) {
      if (contain(parameter)) {
        Optional<Object> value = of(parameter);
        value.ifPresent(found -> values.put(parameter.name(), found));
        sound &= value.isPresent();
      }
    }
    List<String> names = space.parameters().stream().map(Parameter::name).toList();
    return areKnown("", object, names) && sound
        ? Optional.of(new Values(values))
        : Optional.empty();
  }

  private boolean areKnown(String path, ConfigObject inner, List<String> names) {
    boolean known = true;
    for (Map.Entry<String, ConfigValue> entry : Entries.sorted(inner)) {
      String full = KeyPath.join(path, entry.getKey());
      boolean leads = names.stream().anyMatch(name -> name.startsWith(full + "."));
      if (leads && entry.getValue() instanceof ConfigObject below) {
        known &= areKnown(full, below, names);
      } else if (!names.contains(full)) {
        Problem problem =
            Problem.plain(
                SourceLocation.of(entry.getValue().origin()), full, "no parameter of this study");
        reading.report(
            Names.nearestOrEnding(full, names)
                .map(name -> problem.withRemedy("did you mean " + name + "?"))
                .orElse(problem));
        known = false;
      }
    }
    return known;
  }

  boolean contain(Parameter parameter) {
    return at(parameter.name()).isPresent();
  }

  /** The value of a parameter, empty after a problem. */
  Optional<Object> of(Parameter parameter) {
    ConfigValue written = at(parameter.name()).orElseThrow();
    Optional<Object> value = parameter.valueEqualTo(plain(written));
    if (value.isEmpty()) {
      reading.mismatch(
          written.origin(), parameter.name(), SettingType.shown(written), wanted(parameter));
    }
    return value;
  }

  private static Object plain(ConfigValue written) {
    if (written instanceof ConfigList list) {
      return list.unwrapped().toString();
    }
    return written instanceof ConfigObject settings && settings.size() == 1
        ? settings.keySet().iterator().next()
        : written.unwrapped();
  }

  private static String wanted(Parameter parameter) {
    if (parameter instanceof ChoiceParameter choice) {
      return "one of "
          + String.join(", ", choice.options().stream().map(Object::toString).toList());
    }
    if (parameter instanceof RealParameter real) {
      return range(PriorReader.shown(real.low()), PriorReader.shown(real.high()));
    }
    return range(parameter.valueAt(0.0).toString(), parameter.valueAt(1.0).toString());
  }

  private static String range(String low, String high) {
    return "a value of this study's range, " + low + " to " + high;
  }

  private Optional<ConfigValue> at(String path) {
    return at(object, path);
  }

  private static Optional<ConfigValue> at(ConfigValue value, String path) {
    if (value instanceof ConfigList list) {
      return path.matches("\\d{1,4}") && Integer.parseInt(path) < list.size()
          ? Optional.of(list.get(Integer.parseInt(path)))
          : Optional.empty();
    }
    if (!(value instanceof ConfigObject settings)) {
      return Optional.empty();
    }
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      String rest = path.substring(Math.min(path.length(), end + 1));
      ConfigValue inner = settings.get(path.substring(0, end));
      Optional<ConfigValue> found =
          rest.isEmpty() ? Optional.ofNullable(inner) : below(inner, rest);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ConfigValue> below(@Nullable ConfigValue inner, String rest) {
    return inner == null ? Optional.empty() : at(inner, rest);
  }
}
