package io.sparktune.config.reader;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces every range of a configuration by one of its values. */
public final class Substitution {

  /** The sections in which values may be ranges. */
  public static final List<String> VARYING =
      List.of("objective", "prepare", "augment", "model", "training");

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Values values;

  public Substitution(Space space, Values values) {
    space.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    this.values = values;
  }

  /** The sections that vary, with fixed values. */
  public ConfigObject in(ConfigObject root) {
    ConfigObject fixed = root;
    for (String section : VARYING) {
      ConfigValue value = root.get(section);
      fixed = value == null ? fixed : fixed.withValue(section, replace(section, value));
    }
    return fixed;
  }

  private ConfigValue replace(String path, ConfigValue value) {
    if (Ranges.isRange(value)) {
      return chosen(path, (ConfigObject) value);
    }
    if (value instanceof ConfigObject object) {
      ConfigObject replaced = object;
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        String key = entry.getKey();
        replaced = replaced.withValue(key, replace(path + "." + key, entry.getValue()));
      }
      return replaced;
    }
    return value instanceof ConfigList list ? active(path, list) : value;
  }

  /** The elements up to the first that is off in this trial, as are all that come after it. */
  private ConfigValue active(String path, ConfigList list) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String name = path + "." + i;
      ConfigValue element = list.get(i);
      if (Ranges.isRange(element) && values.of(name).isEmpty()) {
        break;
      }
      elements.add(replace(name, element).unwrapped());
    }
    return ConfigValueFactory.fromIterable(elements).withOrigin(list.origin());
  }

  private ConfigValue chosen(String path, ConfigObject range) {
    Parameter parameter = Optional.ofNullable(parameters.get(path)).orElseThrow();
    Object value =
        values
            .of(path)
            .orElseThrow(() -> new IllegalArgumentException("no value is given for " + path));
    if (!(range.get("choice") instanceof ConfigList options)) {
      return ConfigValueFactory.fromAnyRef(value).withOrigin(range.origin());
    }
    ConfigValue option = options.get(Math.toIntExact(parameter.indexOf(value)));
    if (!(option instanceof ConfigObject settings)) {
      return option;
    }
    Map.Entry<String, ConfigValue> only = settings.entrySet().iterator().next();
    String name = only.getKey();
    return ConfigFactory.empty()
        .root()
        .withValue(name, replace(path + "." + name, only.getValue()))
        .withOrigin(option.origin());
  }
}
