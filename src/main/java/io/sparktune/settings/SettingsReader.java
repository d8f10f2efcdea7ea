package io.sparktune.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the settings of one object of a study file, key by key. Where the object stands in a
 * section that varies, a value may be a range: it is registered as a parameter, and one of its
 * values is returned in its place. After a problem, reading continues with a sample, so that all
 * problems of a file are reported together, each with file, line and key. A key that nothing reads
 * is reported with the nearest name that is read.
 *
 * <p>A key without a default in the arguments takes that of the documented defaults, and is
 * required where these have none. A default in the arguments is for settings whose defaults are
 * documented with their own code; {@code plan} shows it like any other.
 */
public interface SettingsReader {

  double real(String key, Bounds bounds);

  double real(String key, Bounds bounds, double byDefault);

  /** A whole number from {@code low} to {@code high}, both included. */
  int integer(String key, int low, int high);

  int integer(String key, int low, int high, int byDefault);

  boolean truth(String key);

  boolean truth(String key, boolean byDefault);

  /** One of some names, in the order in which messages list them. */
  String oneOf(String key, List<String> names);

  String oneOf(String key, List<String> names, String byDefault);

  /** One of some constants, written in lower case with hyphens. */
  <E extends Enum<E>> E constant(String key, List<E> constants);

  <E extends Enum<E>> E constant(String key, List<E> constants, E byDefault);

  String text(String key);

  String text(String key, String byDefault);

  /**
   * A text that fulfils a condition; empty after a problem.
   *
   * @param wanted the condition in words, such as "one character"
   */
  String text(String key, String wanted, Predicate<String> condition);

  /**
   * A text, or a list of different texts that has one; a sample after a problem.
   *
   * @param wanted one of the texts in words, such as "a file"
   */
  List<String> textOrTexts(String key, String wanted);

  /** A list of different texts. */
  List<String> texts(String key);

  /** A number, a truth value or a text, or any range of them. */
  Object scalar(String key);

  /** Numbers, truth values and texts, or any ranges of them, by whatever names an object has. */
  Map<String, Object> scalars(String key);

  /**
   * The text of a file, which becomes part of the study's own text: the key names the file, or has
   * its text. Empty after a problem.
   *
   * @param start of every such text, by which it is told from a name
   * @param wanted the file in words, such as "a file of JSON"
   */
  String content(String key, String start, String wanted);

  List<String> texts(String key, List<String> byDefault);

  /**
   * Sizes of consecutive parts, such as the units of layers: one number for all of them, a list
   * with a number or a range for each, or a choice of lists. The number of parts is the value of
   * another key; with a list it may vary below the list's length, and the first ones are taken.
   *
   * @param countKey the key with the number of parts, from {@code fewest} to {@code most}
   */
  List<Integer> sizes(String key, int low, int high, String countKey, int fewest, int most);

  /** Whether the value of a key is a list. */
  boolean isList(String key);

  /**
   * The settings of each object of a list, in which values vary as those of this object do.
   *
   * @param fewest the fewest objects
   * @param most the most objects
   * @param settings reads keys that have no defaults of their own: {@link #isGiven} tells which are
   *     there
   */
  <T> List<T> objects(String key, int fewest, int most, Function<SettingsReader, T> settings);

  /**
   * The file that a key names, known by its content from now on; empty after a problem.
   *
   * @param wanted the file in words
   */
  Optional<FileReference> file(String key, String wanted);

  /** The settings of an inner object. */
  <T> T inner(String key, Function<SettingsReader, T> settings);

  /**
   * Settings of different shapes, distinguished by name: the name alone, or an object with the name
   * as its one key. Parameters inside exist only while the name is chosen.
   */
  <T> T alternative(String key, Map<String, Function<SettingsReader, T>> alternatives);

  <T> T alternative(
      String key, Map<String, Function<SettingsReader, T>> alternatives, String byDefault);

  /**
   * Gives a key a default where the file has no value and no default is documented. The other
   * methods read it as if it were documented; it is for those without a default of their own.
   *
   * @param value a number, a truth value, a text or a list of these
   */
  void byDefault(String key, Object value);

  /** True if the user wrote this key. */
  boolean isGiven(String key);

  /**
   * Skips a key that has no meaning beside the other settings; a given one is a problem.
   *
   * @param reason follows "means nothing"
   */
  void omit(String key, String reason);

  /** Reports that a key has another value than what is wanted, unless it has a problem already. */
  void mismatch(String key, String wanted);

  /** Reports a problem with a key. */
  void problem(String key, String sentence);
}
