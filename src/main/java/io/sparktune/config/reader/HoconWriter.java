package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.config.text.EnvironmentReference;
import io.sparktune.settings.Sha256;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Configurations as text: for people, in the order of the documentation, and for fingerprints. */
public final class HoconWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final List<String> RESERVED = List.of("true", "false", "null", "include");

  private static final List<String> FIRST =
      List.of("study.name", "study.goal", "data.path", "data.source", "data.target");

  private final ReadContext reading;

  /** Orders keys without a default before those with one, and these by the lines of theirs. */
  public HoconWriter(ReadContext reading) {
    this.reading = reading;
  }

  /** HOCON, one key a line, down to the keys of sections; ranges on one line. */
  public String hocon(ConfigObject root) {
    StringBuilder text = new StringBuilder();
    for (String section : ordered("", root)) {
      text.append(text.isEmpty() ? "" : "\n").append(section);
      if (!(Entries.value(root, section) instanceof ConfigObject settings)) {
        text.append(value(section, Entries.value(root, section))).append('\n');
        continue;
      }
      text.append(" {\n");
      for (String key : ordered(section, settings)) {
        String path = KeyPath.join(section, key);
        text.append("  ")
            .append(key)
            .append(value(path, Entries.value(settings, key)))
            .append('\n');
      }
      text.append("}\n");
    }
    return text.toString();
  }

  private List<String> ordered(String path, ConfigObject object) {
    return object.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(key -> line(KeyPath.join(path, key)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private int line(String path) {
    if (FIRST.contains(path)) {
      return FIRST.indexOf(path) - FIRST.size();
    }
    Optional<ConfigValue> known = reading.defaultOf(path);
    return known.map(value -> value.origin().lineNumber()).orElse(Integer.MAX_VALUE);
  }

  private String value(String path, ConfigValue value) {
    return value instanceof ConfigObject ? " " + inline(path, value) : " = " + inline(path, value);
  }

  private String inline(String path, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return ordered(path, object).stream()
          .map(key -> quoted(key) + value(KeyPath.join(path, key), Entries.value(object, key)))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (value instanceof ConfigList list) {
      return list.stream()
          .map(element -> inline(path, element))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.valueType() != ConfigValueType.STRING) {
      return SettingType.shown(value);
    }
    return quoted((String) value.unwrapped());
  }

  private static String quoted(String text) {
    if (!EnvironmentReference.in(text).isEmpty()) {
      return EnvironmentReference.hocon(text);
    }
    boolean plain = PLAIN.matcher(text).matches() && RESERVED.stream().noneMatch(text::startsWith);
    return plain ? text : ConfigUtil.quoteString(text);
  }

  /** SHA-256 of what a configuration says, however it is written. */
  public static String fingerprint(ConfigObject root) {
    return Sha256.of(canonical(root));
  }

  private static String canonical(ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return Entries.sorted(object).stream()
          .map(each -> ConfigUtil.quoteString(each.getKey()) + ":" + canonical(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof ConfigList list) {
      return list.stream().map(HoconWriter::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    if (value.unwrapped() instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toString();
    }
    return value.unwrapped() instanceof String text
        ? ConfigUtil.quoteString(text)
        : String.valueOf(value.unwrapped());
  }
}
