package io.sparktune.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.config.hocon.ResolvedText;
import io.sparktune.config.text.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of a study file that may name a file or folder, whatever their keys mean. */
public final class NamedPlaces {

  private NamedPlaces() {}

  /**
   * All texts of a file, without checking it.
   *
   * @throws io.sparktune.config.text.StudyFileError if it cannot be read
   */
  public static List<String> in(String fileName, String text) {
    ConfigObject root = ResolvedText.of(fileName, text, List.of(), Set.of(Permission.ENVIRONMENT));
    return texts(root).distinct().toList();
  }

  private static Stream<String> texts(ConfigValue value) {
    Collection<? extends ConfigValue> inside = List.of();
    if (value instanceof ConfigObject object) {
      inside = object.values();
    } else if (value instanceof ConfigList list) {
      inside = list;
    } else if (value.valueType() == ConfigValueType.STRING) {
      return Stream.of(String.valueOf(value.unwrapped()));
    }
    return inside.stream().flatMap(NamedPlaces::texts);
  }
}
