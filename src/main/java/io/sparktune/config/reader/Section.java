package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.hocon.Overrides;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.settings.FileReference;
import io.sparktune.space.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One object of a study file, read key by key. A range is registered as a parameter, and one of its
 * values is read in its place. After a problem, reading continues with a sample.
 */
public final class Section {

  /** What a key has at its end that has the digest of the file at another. */
  private static final String DIGEST = "-sha256";

  private final ReadContext reading;
  private final String path;
  private final ConfigOrigin origin;
  private final boolean takesRanges;
  private final boolean isAlternative;
  private final Set<String> keys = new LinkedHashSet<>();
  private ConfigObject object;

  private Section(
      ReadContext reading,
      String path,
      ConfigObject object,
      ConfigOrigin origin,
      boolean takesRanges,
      boolean isAlternative) {
    this.reading = reading;
    this.path = path;
    this.object = object;
    this.origin = origin;
    this.takesRanges = takesRanges;
    this.isAlternative = isAlternative;
  }

  public static Section root(ReadContext reading, ConfigObject object) {
    return new Section(reading, "", object, object.origin(), false, false);
  }

  /** The settings of an inner object whose values vary as those of this one do. */
  public <T> T fixed(String key, Function<Section, T> settings) {
    return inner(key, settings, takesRanges);
  }

  /** The settings of an inner object in which any value may be a range. */
  public <T> T ranging(String key, Function<Section, T> settings) {
    return inner(key, settings, true);
  }

  private <T> T inner(String key, Function<Section, T> settings, boolean ranges) {
    know(key);
    String full = KeyPath.join(path, key);
    ConfigValue value = object.get(key);
    if (value != null && Ranges.isRange(value)) {
      reading.mismatch(value.origin(), full, "a range", "settings in braces");
      value = null;
    } else if (value != null && !(value instanceof ConfigObject)) {
      mismatch(value, full, "settings in braces", List.of());
      value = null;
    }
    ConfigValue known = value == null ? reading.defaultOf(full).orElse(null) : value;
    ConfigObject inner = known instanceof ConfigObject found ? found : Overrides.none();
    Section section = new Section(reading, full, inner, inner.origin(), ranges, isAlternative);
    T result = settings.apply(section);
    section.close();
    return result;
  }

  /** The value of a key that the defaults have or that is required. */
  public <T> T value(String key, SettingType<T> kind) {
    know(key);
    ConfigValue value = object.get(key);
    if (value == null) {
      reading.report(
          Problem.plain(
              SourceLocation.of(origin),
              KeyPath.join(path, key),
              "missing, wanted " + kind.wanted()));
      return kind.sample();
    }
    return read(KeyPath.join(path, key), value, kind);
  }

  /** The value of a key with a default. */
  public <T> T value(String key, SettingType<T> kind, T byDefault) {
    know(key);
    ConfigValue value = object.get(key);
    return value == null ? byDefault : read(KeyPath.join(path, key), value, kind);
  }

  /** Gives a key a default from code; shown as one, but in an alternative, where none is shown. */
  void byDefault(String key, Object value) {
    if (object.get(key) != null) {
      return;
    }
    object = object.withValue(key, Corrections.asDefault(value));
    if (!isAlternative) {
      settle(key, value);
    }
  }

  /** An element of a list, as a value of its own. */
  public <T> T element(String key, int index, SettingType<T> kind) {
    return read(
        KeyPath.join(path, key) + "." + index,
        ((ConfigList) Entries.value(object, key)).get(index),
        kind);
  }

  private <T> T read(String full, ConfigValue value, SettingType<T> kind) {
    if (Ranges.isRange(value)) {
      if (refusesRange(full, value)) {
        return kind.sample();
      }
      Optional<Parameter> parameter = Ranges.read(reading, full, (ConfigObject) value, kind);
      parameter.ifPresent(found -> reading.register(found, value.origin()));
      return parameter
          .map(found -> kind.settings().apply(found.valueAt(0.0)))
          .orElse(kind.sample());
    }
    Optional<Object> found = kind.value().apply(value);
    if (found.isEmpty()) {
      mismatch(value, full, kind.wanted(), kind.names());
    }
    return found.map(kind.settings()).orElse(kind.sample());
  }

  private boolean refusesRange(String full, ConfigValue value) {
    if (!takesRanges) {
      reading.mismatch(
          value.origin(),
          full,
          "a range",
          "a fixed value, for only prepare, augment, model, training and objective vary");
    }
    return !takesRanges;
  }

  /** The settings at a key that are distinguished by name. */
  public <T> T oneOf(String key, Alternatives<T> alternatives) {
    know(key);
    String full = KeyPath.join(path, key);
    AlternativesReader<T> reader = new AlternativesReader<>(this, full, alternatives);
    ConfigValue value = object.get(key);
    if (value == null) {
      reading.report(
          Problem.plain(SourceLocation.of(origin), full, "missing, wanted " + alternatives));
      return reader.sample();
    }
    return read(full, value, reader);
  }

  /** The settings at a key that are distinguished by name, one of which is the default. */
  public <T> T oneOf(String key, Alternatives<T> alternatives, String byDefault) {
    know(key);
    String full = KeyPath.join(path, key);
    ConfigValue value = object.get(key);
    return read(
        full,
        value == null ? ConfigValueFactory.fromAnyRef(byDefault) : value,
        new AlternativesReader<>(this, full, alternatives));
  }

  /** The settings of each element of a list, which are distinguished by name. */
  public <T> List<T> each(String key, Alternatives<T> alternatives) {
    know(key);
    String full = KeyPath.join(path, key);
    ConfigValue value = object.get(key);
    if (value != null && !(value instanceof ConfigList)) {
      mismatch(value, full, "a list, each element " + alternatives, List.of());
    }
    List<T> elements = new ArrayList<>();
    if (value instanceof ConfigList list) {
      for (int place = 0; place < list.size(); place++) {
        String element = full + "." + place;
        elements.add(
            read(element, list.get(place), new AlternativesReader<>(this, element, alternatives)));
      }
    }
    return List.copyOf(elements);
  }

  private <T> T read(String full, ConfigValue value, AlternativesReader<T> reader) {
    return Ranges.isRange(value) && refusesRange(full, value)
        ? reader.sample()
        : reader.read(value);
  }

  /** The settings of an alternative. */
  <T> T below(String full, ConfigObject inner, ConfigOrigin place, Function<Section, T> settings) {
    Section section = new Section(reading, full, inner, place, takesRanges, true);
    T result = settings.apply(section);
    section.close();
    return result;
  }

  /** The settings of an empty object, without its problems and parameters. */
  public <T> T aside(Function<Section, T> settings) {
    ReadContext unheard = new ReadContext("", Overrides.none());
    return settings.apply(new Section(unheard, path, Overrides.none(), origin, false, true));
  }

  /**
   * The text of the file that a key names, or that the key has; empty after a problem.
   *
   * @param start of every such text
   */
  String content(String key, String start, String wanted) {
    Predicate<String> isNamed = text -> !text.isBlank();
    String written = value(key, SettingType.text(wanted, isNamed));
    if (written.isEmpty() || written.stripLeading().startsWith(start)) {
      return written;
    }
    try {
      String content = reading.contentOf(written);
      if (content.stripLeading().startsWith(start)) {
        reading.corrections().embed(KeyPath.join(path, key), written, content);
        return content;
      }
      problem(key, written + " does not begin with " + start + ", wanted " + wanted);
    } catch (UncheckedIOException e) {
      problem(key, String.valueOf(e.getMessage()));
    }
    return "";
  }

  /** All values of this object, by their names in order. */
  Map<String, Object> scalars() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigValue> entry : Entries.sorted(object)) {
      values.put(entry.getKey(), value(entry.getKey(), SettingType.any()));
    }
    return values;
  }

  /** The file that a key names; its digest becomes part of the study's own text, beside it. */
  Optional<FileReference> file(String key, String wanted) {
    if (object.get(key) != null && Ranges.isRange(object.get(key))) {
      know(key);
      know(key + DIGEST);
      mismatch(key, wanted + "; compare several in a study each");
      return Optional.empty();
    }
    String named = value(key, SettingType.text(wanted, text -> !text.isBlank()));
    String digestKey = key + DIGEST;
    String known = value(digestKey, SettingType.text("a digest", text -> true), "");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    reading.corrections().nameFile(KeyPath.join(path, key));
    if (!known.isEmpty()) {
      return Optional.of(new FileReference(named, known));
    }
    try {
      FileReference file = FileReference.of(named);
      reading.corrections().embed(KeyPath.join(path, digestKey), "", file.sha256());
      return Optional.of(file);
    } catch (IOException e) {
      problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The value at a key, unread; empty where there is none. */
  public Optional<ConfigValue> peek(String key) {
    know(key);
    return Optional.ofNullable(object.get(key));
  }

  /** Whether there is a value at a key, which stays unread. */
  public boolean contains(String key) {
    return object.containsKey(key);
  }

  /** True if the user wrote this key. */
  public boolean isGiven(String key) {
    return peek(key).filter(value -> !SourceLocation.isDefault(value.origin())).isPresent();
  }

  /** Passes over a key that means nothing here; that it is given is a problem. */
  public void omit(String key, String reason) {
    if (isGiven(key)) {
      problem(key, "means nothing " + reason);
    }
    reading.corrections().omit(KeyPath.join(path, key));
  }

  /** Says what a key means that the user did not write. */
  public void settle(String key, Object value) {
    know(key);
    reading.corrections().settle(KeyPath.join(path, key), value);
  }

  /** Reports that the value of a key is not what is wanted. */
  public void mismatch(String key, String wanted) {
    if (!reading.hasProblem(KeyPath.join(path, key))) {
      mismatch(Entries.value(object, key), KeyPath.join(path, key), wanted, List.of());
    }
  }

  /** Reports what is wrong with a key. */
  public void problem(String key, String sentence) {
    ConfigOrigin where = object.get(key) == null ? origin : object.get(key).origin();
    reading.report(Problem.plain(SourceLocation.of(where), KeyPath.join(path, key), sentence));
  }

  private void mismatch(ConfigValue value, String full, String wanted, List<String> names) {
    UnknownKeys.mismatch(reading, value, full, wanted, names);
  }

  public ReadContext reading() {
    return reading;
  }

  public String path() {
    return path;
  }

  private void know(String key) {
    keys.add(key);
    reading.know(KeyPath.join(path, key));
  }

  /** Reports every key that nobody asked for. */
  public void close() {
    object.entrySet().stream()
        .filter(entry -> !keys.contains(entry.getKey()))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(
            entry -> UnknownKeys.report(reading, entry.getValue(), path, entry.getKey(), keys));
  }
}
