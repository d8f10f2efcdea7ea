package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a list of objects, such as the blocks of a network.
 *
 * @param fewest the fewest objects that it may have
 * @param most the most objects
 */
record ObjectsReader(Section section, String key, int fewest, int most) {

  <T> List<T> read(Function<Section, T> settings) {
    Optional<ConfigValue> written = section.peek(key);
    if (written.isEmpty() || !(written.get() instanceof ConfigList list)) {
      section.mismatch(key, "a list of settings in braces");
      return List.of(section.aside(settings));
    }
    if (list.size() < fewest || list.size() > most) {
      section.problem(
          key, "has " + list.size() + " elements, wanted from " + fewest + " to " + most);
    }
    List<T> read = new ArrayList<>();
    for (int place = 0; place < Math.min(list.size(), most); place++) {
      String path = KeyPath.join(section.path(), key) + "." + place;
      if (list.get(place) instanceof ConfigObject object && !Ranges.isRange(object)) {
        read.add(section.below(path, object, object.origin(), settings));
      } else {
        UnknownKeys.mismatch(
            section.reading(), list.get(place), path, "settings in braces", List.of());
        read.add(section.aside(settings));
      }
    }
    return read.isEmpty() ? List.of(section.aside(settings)) : List.copyOf(read);
  }
}
