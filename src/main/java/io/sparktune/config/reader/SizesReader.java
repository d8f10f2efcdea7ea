package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.space.Branch;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the sizes of consecutive parts, such as the units of layers. */
final class SizesReader {

  private final Section section;
  private final String key;
  private final SettingType<Integer> size;
  private final SettingType<List<Integer>> sizes;
  private final Count count;

  /**
   * The number of parts.
   *
   * @param key that has it
   */
  record Count(String key, int fewest, int most) {}

  SizesReader(Section section, String key, int low, int high, Count count) {
    this.section = section;
    this.key = key;
    this.size = SettingType.integer(low, high);
    this.sizes = SettingType.integers(low, high);
    this.count = count;
  }

  List<Integer> read() {
    Optional<ConfigValue> written = section.peek(key);
    if (written.isPresent() && written.get() instanceof ConfigList list) {
      return ofEach(list.size());
    }
    if (written.filter(SizesReader::isChoiceOfLists).isPresent()) {
      section.omit(count.key(), "where " + path() + " is a choice of lists");
      return checked(section.value(key, sizes));
    }
    int parts = section.value(count.key(), SettingType.integer(count.fewest(), count.most()));
    return Collections.nCopies(parts, section.value(key, size));
  }

  private String path() {
    return KeyPath.join(section.path(), key);
  }

  private static boolean isChoiceOfLists(ConfigValue written) {
    return written instanceof ConfigObject range
        && range.get("choice") instanceof ConfigList options
        && options.stream().anyMatch(ConfigList.class::isInstance);
  }

  private List<Integer> checked(List<Integer> chosen) {
    if (chosen.size() < count.fewest() || chosen.size() > count.most()) {
      section.problem(key, hasElements(chosen.size()));
    }
    return chosen;
  }

  private String hasElements(int elements) {
    return "has " + elements + " elements, wanted from " + count.fewest() + " to " + count.most();
  }

  /** The number of parts may vary below the length of the list: the first ones are taken. */
  private List<Integer> ofEach(int elements) {
    if (elements < count.fewest() || elements > count.most()) {
      section.problem(key, hasElements(elements));
      section.peek(count.key());
      return Collections.nCopies(count.fewest(), size.sample());
    }
    boolean fixed = !section.isGiven(count.key());
    int parts =
        fixed
            ? elements
            : section.value(count.key(), SettingType.integer(count.fewest(), elements));
    if (fixed) {
      section.omit(count.key(), "");
    }
    ReadContext reading = section.reading();
    Optional<Parameter> varying =
        reading.registered(KeyPath.join(section.path(), count.key())).filter(any -> !fixed);
    List<Integer> found = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (int part = 0; part < elements; part++) {
      int place = part;
      ReadContext.Collected<Integer> element =
          reading.collect(() -> section.element(key, place, size));
      found.add(element.result());
      if (element.parameters().isEmpty()) {
        continue;
      }
      if (varying.isPresent()) {
        branch(varying.get(), part, element.parameters()).ifPresent(branches::add);
      } else if (part < parts) {
        reading.register(element.parameters());
      } else {
        neverUsed(part);
      }
    }
    varying.ifPresent(parameter -> reading.branch(parameter, branches));
    return found.subList(0, parts);
  }

  private Optional<Branch> branch(Parameter parts, int part, List<Parameter> opened) {
    if (!(parts instanceof IntegerParameter range)) {
      section.mismatch(
          count.key(), "a number or an int range, for elements of " + path() + " vary");
      return Optional.empty();
    }
    long first = Math.max(0, -Math.floorDiv(range.low() - part - 1, range.step()));
    if (first >= range.size()) {
      neverUsed(part);
      return Optional.empty();
    }
    return Optional.of(new Branch(first, range.size() - 1, opened));
  }

  private void neverUsed(int part) {
    section.problem(key, "element " + part + " is never used");
  }
}
