package io.sparktune.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The entries of a section as the page's script reads them. */
final class Section {

  private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

  /**
   * One more entry.
   *
   * @param value a number, text, truth value, list, map or section; null where it is unknown
   */
  Section with(String name, @Nullable Object value) {
    entries.put(name, value instanceof Section inner ? inner.entries : value);
    return this;
  }

  Map<String, @Nullable Object> entries() {
    return entries;
  }

  /** A number, null for none and for what is no number. */
  static @Nullable Double number(OptionalDouble number) {
    return number.isPresent() && Double.isFinite(number.getAsDouble())
        ? (Double) number.getAsDouble()
        : null;
  }

  /** Sections as a list. */
  static List<Map<String, @Nullable Object>> list(List<Section> sections) {
    return sections.stream().map(Section::entries).toList();
  }
}
