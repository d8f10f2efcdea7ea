package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.settings.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The type of a key's value, which checks and converts it.
 *
 * @param wanted what may stand there, in words
 * @param ranges the kinds of range that may stand in its place
 * @param names the known names, empty where anything goes
 * @param sample stands in for a value that cannot be read, so that reading can continue
 * @param value what a configuration value says, empty where it is of another kind
 * @param settings from the value to what settings records hold
 */
public record SettingType<T>(
    String wanted,
    Set<String> ranges,
    List<String> names,
    T sample,
    Function<ConfigValue, Optional<Object>> value,
    Function<Object, T> settings) {

  public static SettingType<Double> real(Bounds bounds) {
    return new SettingType<>(
        "a number " + bounds,
        Set.of("choice", "real", "int"),
        List.of(),
        bounds.sample(),
        value -> number(value).filter(bounds::contain).map(real -> real),
        value -> ((Number) value).doubleValue());
  }

  public static SettingType<Long> whole(long low, long high) {
    return new SettingType<>(
        "a whole number from " + low + " to " + high,
        Set.of("choice", "int"),
        List.of(),
        low,
        value -> wholeNumber(value).filter(whole -> low <= whole && whole <= high).map(w -> w),
        Long.class::cast);
  }

  public static SettingType<Integer> integer(int low, int high) {
    SettingType<Long> whole = whole(low, high);
    return new SettingType<>(
        whole.wanted,
        whole.ranges,
        List.of(),
        low,
        whole.value,
        value -> Math.toIntExact((Long) value));
  }

  public static SettingType<Boolean> truth() {
    return new SettingType<>(
        "true or false",
        Set.of("choice"),
        List.of(),
        false,
        value -> of(ConfigValueType.BOOLEAN, value),
        Boolean.class::cast);
  }

  /**
   * One of some names, each with its meaning; the first one of them is the sample. A name may look
   * like a number, as those of layers do.
   */
  public static <T> SettingType<T> oneOf(Map<String, T> meanings) {
    List<String> names = List.copyOf(meanings.keySet());
    return new SettingType<>(
        names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names),
        Set.of("choice"),
        names,
        meanings.values().iterator().next(),
        value -> scalar(value).filter(meanings::containsKey).map(name -> name),
        meanings::get);
  }

  public static SettingType<String> text(String wanted, Predicate<String> allowed) {
    return new SettingType<>(
        wanted,
        Set.of(),
        List.of(),
        "",
        value -> scalar(value).filter(allowed).map(text -> text),
        String.class::cast);
  }

  /** A number, a truth value or a text; whole numbers are so without a fraction. */
  static SettingType<Object> any() {
    return new SettingType<>(
        "a number, a text, true or false",
        Set.of("choice", "real", "int"),
        List.of(),
        0L,
        value ->
            wholeNumber(value)
                .map(whole -> (Object) whole)
                .or(() -> number(value).map(real -> real))
                .or(() -> of(ConfigValueType.BOOLEAN, value))
                .or(() -> of(ConfigValueType.STRING, value)),
        value -> value);
  }

  /** A list of texts, all different; numbers in it count as texts. */
  public static SettingType<List<String>> texts() {
    return new SettingType<>(
        "a list of different texts",
        Set.of(),
        List.of(),
        List.of(),
        value ->
            list(value, SettingType::scalar).filter(SettingType::areDifferent).map(texts -> texts),
        value -> ((List<?>) value).stream().map(String.class::cast).toList());
  }

  /** A text that is not blank, or a list of different ones that has one. */
  public static SettingType<List<String>> textOrTexts(String wanted) {
    SettingType<List<String>> list = texts();
    return new SettingType<>(
        wanted + ", or a list of them",
        Set.of(),
        List.of(),
        List.of(wanted),
        value ->
            scalar(value)
                .map(text -> (Object) List.of(text))
                .or(() -> list.value.apply(value))
                .filter(SettingType::areTexts),
        list.settings);
  }

  private static boolean areTexts(Object found) {
    List<?> texts = (List<?>) found;
    return !texts.isEmpty() && texts.stream().noneMatch(text -> ((String) text).isBlank());
  }

  /** A list of whole numbers; as a value, its text such as {@code [128, 64]}. */
  public static SettingType<List<Integer>> integers(int low, int high) {
    SettingType<Long> element = whole(low, high);
    return new SettingType<>(
        "a list of whole numbers from " + low + " to " + high,
        Set.of("choice"),
        List.of(),
        List.of(),
        value -> list(value, element.value).map(List::toString),
        value -> numbers((String) value));
  }

  /** This, but no range of it. */
  public SettingType<T> withoutRanges() {
    return new SettingType<>(wanted, Set.of(), names, sample, value, settings);
  }

  /** This, or a word that stands for none of it. */
  public SettingType<Optional<T>> or(String word) {
    return new SettingType<>(
        word + " or " + wanted,
        Set.of(),
        List.of(word),
        Optional.empty(),
        found ->
            of(ConfigValueType.STRING, found).filter(word::equals).or(() -> value.apply(found)),
        found -> found.equals(word) ? Optional.empty() : Optional.of(settings.apply(found)));
  }

  /** As written, on one line; numbers with their own digits. */
  public static String shown(ConfigValue value) {
    return value.valueType() == ConfigValueType.NUMBER
        ? value.atKey("number").getString("number")
        : value.render(ConfigRenderOptions.concise());
  }

  /** A finite number. */
  static Optional<Double> number(ConfigValue value) {
    return of(ConfigValueType.NUMBER, value)
        .map(number -> ((Number) number).doubleValue())
        .filter(Double::isFinite);
  }

  /** A number without a fraction that a long can hold; 1e3 is one, 2.7 and 1e300 are not. */
  static Optional<Long> wholeNumber(ConfigValue value) {
    return of(ConfigValueType.NUMBER, value)
        .filter(
            number ->
                !(number instanceof Double real)
                    || (real == Math.rint(real) && Math.abs(real) <= 1L << 53))
        .map(number -> ((Number) number).longValue());
  }

  private static Optional<Object> of(ConfigValueType type, ConfigValue value) {
    return value.valueType() == type ? Optional.of(value.unwrapped()) : Optional.empty();
  }

  private static Optional<String> scalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> Optional.of((String) value.unwrapped());
      case NUMBER, BOOLEAN -> Optional.of(shown(value));
      default -> Optional.empty();
    };
  }

  private static <E> Optional<List<E>> list(
      ConfigValue value, Function<ConfigValue, Optional<E>> element) {
    if (!(value instanceof ConfigList list)) {
      return Optional.empty();
    }
    List<E> elements = new ArrayList<>();
    list.forEach(entry -> element.apply(entry).ifPresent(elements::add));
    return elements.size() == list.size() ? Optional.of(elements) : Optional.empty();
  }

  private static boolean areDifferent(List<String> texts) {
    return texts.stream().distinct().count() == texts.size();
  }

  private static List<Integer> numbers(String text) {
    String inner = text.substring(1, text.length() - 1);
    if (inner.isEmpty()) {
      return List.of();
    }
    return List.of(inner.split(", ")).stream().map(Integer::valueOf).toList();
  }
}
