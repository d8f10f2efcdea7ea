package io.sparktune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The promises of every {@link SettingsReader}; a test of one extends this. */
public abstract class SettingsReaderContract {

  private static final List<String> COLOURS = List.of("red", "light-green", "blue");

  enum Colour {
    RED,
    LIGHT_GREEN
  }

  /**
   * What was read.
   *
   * @param problems each with its place and key
   * @param parameters by name, with the parameters of their branches, as {@code [low, high]} or the
   *     options
   * @param shown the settings as {@code plan} shows them
   */
  public record Reading<T>(
      T settings, List<String> problems, Map<String, String> parameters, String shown) {}

  /**
   * Reads an object that stands in a section that varies.
   *
   * @param documented the documented defaults, a value for each key
   * @param written the lines of the object as the user wrote them, the first of which is line 1
   */
  protected abstract <T> Reading<T> read(
      Map<String, ?> documented, String written, Function<SettingsReader, T> settings);

  private <T> Reading<T> read(String written, Function<SettingsReader, T> settings) {
    return read(Map.of(), written, settings);
  }

  @Test
  void namesMayLookLikeNumbers() {
    List<String> layers = List.of("0", "17", "none");
    Reading<String> one = read("layer = 17", s -> s.oneOf("layer", layers));
    assertThat(one.problems()).isEmpty();
    assertThat(one.settings()).isEqualTo("17");

    Reading<String> several =
        read("layer = { choice = [0, 17, none] }", s -> s.oneOf("layer", layers));
    assertThat(several.problems()).isEmpty();
    assertThat(several.parameters()).containsExactly(entry("layer", "[0, 17, none]"));

    assertThat(read("layer = 1", s -> s.oneOf("layer", layers)).problems()).hasSize(1);
  }

  @Test
  void readsValues() {
    String written =
        """
        rate = 0.5
        integer = 3
        truth = true
        name = light-green
        constant = light-green
        text = some text
        texts = [a, b]
        """;

    List<Object> values =
        read(
                written,
                s ->
                    List.<Object>of(
                        s.real("rate", Bounds.from(0, 1)),
                        s.integer("integer", 1, 5),
                        s.truth("truth"),
                        s.oneOf("name", COLOURS),
                        s.constant("constant", List.of(Colour.values())),
                        s.text("text"),
                        s.texts("texts")))
            .settings();

    assertThat(values)
        .containsExactly(
            0.5, 3, true, "light-green", Colour.LIGHT_GREEN, "some text", List.of("a", "b"));
  }

  @Test
  void takesDocumentedDefaultsAndRequiresWhatHasNone() {
    Reading<Integer> reading =
        read(
            Map.of("integer", 4),
            "",
            s -> s.integer("integer", 1, 5) + (int) s.real("rate", Bounds.from(0, 1)));

    assertThat(reading.settings()).isEqualTo(4);
    assertThat(reading.problems()).singleElement().asString().contains("rate: missing, wanted a");
  }

  @Test
  void takesDefaultsFromTheArgumentsAndShowsThem() {
    Reading<List<Object>> reading =
        read(
            "",
            s ->
                List.of(
                    s.real("rate", Bounds.from(0, 1), 0.25),
                    s.integer("integer", 1, 5, 2),
                    s.truth("truth", true),
                    s.oneOf("name", COLOURS, "blue"),
                    s.constant("constant", List.of(Colour.values()), Colour.LIGHT_GREEN),
                    s.text("text", "word"),
                    s.texts("texts", List.of("a"))));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.settings())
        .containsExactly(0.25, 2, true, "blue", Colour.LIGHT_GREEN, "word", List.of("a"));
    assertThat(reading.shown())
        .contains("rate = 0.25", "integer = 2", "truth = ", "name = blue", "text = word")
        .contains("constant = light-green", "texts = [a]");
  }

  @Test
  void reportsEachProblemWithItsLine() {
    String written =
        """
        rate = 1.5
        integer = 2.5
        truth = maybe
        name = bleu
        text = abc
        texts = [a, a]
        """;

    Reading<Integer> reading =
        read(
            written,
            s -> {
              s.real("rate", Bounds.fromBelow(0, 1));
              s.truth("truth");
              s.oneOf("name", COLOURS);
              s.text("text", "one character", text -> text.length() == 1);
              s.texts("texts");
              return s.integer("integer", 1, 5);
            });

    assertThat(reading.settings()).as("a sample").isBetween(1, 5);
    assertThat(reading.problems())
        .hasSize(6)
        .anyMatch(problem -> problem.contains(":1: ") && problem.contains("rate: got 1.5"))
        .anyMatch(problem -> problem.contains(":2: ") && problem.contains("from 1 to 5"))
        .anyMatch(problem -> problem.contains(":3: ") && problem.contains("true or false"))
        .anyMatch(problem -> problem.contains(":4: ") && problem.contains("did you mean blue?"))
        .anyMatch(problem -> problem.contains(":5: ") && problem.contains("one character"))
        .anyMatch(problem -> problem.contains(":6: ") && problem.contains("texts"));
  }

  @Test
  void reportsKeysThatNothingReadsWithTheNearest() {
    Reading<Integer> reading = read("intger = 3", s -> s.integer("integer", 1, 5, 2));

    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("unknown key", "integer?")
        .contains(":1: ");
  }

  @Test
  void registersRangesAndReadsOneOfTheirValues() {
    String written =
        """
        rate = { real = [0.25, 0.5] }
        integer = { int = [2, 4] }
        truth = { choice = [false, true] }
        name = { choice = [red, blue] }
        """;

    Reading<List<Object>> reading =
        read(
            written,
            s ->
                List.of(
                    s.real("rate", Bounds.from(0, 1)),
                    s.integer("integer", 1, 5),
                    s.truth("truth"),
                    s.oneOf("name", COLOURS)));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.settings()).containsExactly(0.25, 2, false, "red");
    assertThat(reading.parameters())
        .containsExactly(
            entry("rate", "[0.25, 0.5]"),
            entry("integer", "[2, 4]"),
            entry("truth", "[false, true]"),
            entry("name", "[red, blue]"));
  }

  @Test
  void refusesRangesBeyondTheBounds() {
    Reading<Integer> reading = read("integer = { int = [2, 9] }", s -> s.integer("integer", 1, 5));

    assertThat(reading.parameters()).isEmpty();
    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("integer: got an end at 9, wanted a whole number from 1 to 5");
  }

  @Test
  void repeatsOneSizeForEachPart() {
    Map<String, ?> documented = Map.of("layers", 2, "units", 64);

    assertThat(read(documented, "", SettingsReaderContract::units).settings())
        .containsExactly(64, 64);
    assertThat(read(documented, "layers = 3, units = 8", SettingsReaderContract::units).settings())
        .containsExactly(8, 8, 8);
  }

  @Test
  void takesDefaultSizesFromCode() {
    Reading<List<Integer>> reading =
        read(
            "units = 16",
            s -> {
              s.byDefault("layers", 2);
              s.byDefault("units", 64);
              return units(s);
            });

    assertThat(reading.settings()).containsExactly(16, 16);
    assertThat(reading.shown()).contains("layers = 2", "units = 16");
  }

  @Test
  void readsASizeOrARangeForEachPart() {
    Map<String, ?> documented = Map.of("layers", 1, "units", 64);

    Reading<List<Integer>> fixed =
        read(documented, "units = [32, { int = [8, 16] }]", SettingsReaderContract::units);
    Reading<List<Integer>> varying =
        read(
            documented,
            "layers = { int = [1, 2] }, units = [32, { int = [8, 16] }]",
            SettingsReaderContract::units);

    assertThat(fixed.settings()).containsExactly(32, 8);
    assertThat(fixed.parameters()).containsExactly(entry("units.1", "[8, 16]"));
    assertThat(varying.settings()).containsExactly(32);
    assertThat(varying.parameters())
        .containsExactly(entry("layers", "[1, 2]"), entry("units.1", "[8, 16]"));
  }

  @Test
  void readsAChoiceOfSizes() {
    Reading<List<Integer>> reading =
        read(
            Map.of("layers", 1, "units", 64),
            "units = { choice = [[128, 64], [32]] }",
            SettingsReaderContract::units);

    assertThat(reading.settings()).containsExactly(128, 64);
    assertThat(reading.parameters()).containsExactly(entry("units", "[[128, 64], [32]]"));
  }

  @Test
  void reportsSizesThatAreTooManyOrNeverUsed() {
    Map<String, ?> documented = Map.of("layers", 1, "units", 64);

    assertThat(
            read(documented, "units = [1, 2, 3, 4, 5]", SettingsReaderContract::units).problems())
        .singleElement()
        .asString()
        .contains("units: has 5 elements, wanted from 0 to 4");
    assertThat(
            read(
                    documented,
                    "layers = 1, units = [32, { int = [8, 16] }]",
                    SettingsReaderContract::units)
                .problems())
        .singleElement()
        .asString()
        .contains("units: element 1 is never used");
  }

  private static List<Integer> units(SettingsReader settings) {
    return settings.sizes("units", 1, 256, "layers", 0, 4);
  }

  @Test
  void readsInnerObjectsWithTheirPaths() {
    Reading<Integer> reading =
        read(
            "inner { integer = { int = [1, 3] }, other = 1 }",
            s -> s.inner("inner", inner -> inner.integer("integer", 1, 5)));

    assertThat(reading.parameters()).containsExactly(entry("inner.integer", "[1, 3]"));
    assertThat(reading.problems()).singleElement().asString().contains("inner.other: unknown key");
  }

  @Test
  void readsAlternativesByNameWithKeysOfTheirOwn() {
    assertThat(read("", SettingsReaderContract::pooling).settings()).isEqualTo("none");
    assertThat(read("pooling = max", SettingsReaderContract::pooling).settings())
        .isEqualTo("max 2");
    assertThat(read("pooling { max { size = 3 } }", SettingsReaderContract::pooling).settings())
        .isEqualTo("max 3");
    assertThat(read("pooling = mox", SettingsReaderContract::pooling).problems())
        .singleElement()
        .asString()
        .contains("pooling: got", "did you mean max?");
  }

  @Test
  void opensTheParametersOfAnAlternativeWhereItIsChosen() {
    Reading<String> reading =
        read(
            "pooling = { choice = [none, { max { size = { int = [2, 4] } } }] }",
            SettingsReaderContract::pooling);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.parameters())
        .containsExactly(entry("pooling", "[none, max]"), entry("pooling.max.size", "[2, 4]"));
  }

  private static String pooling(SettingsReader settings) {
    Map<String, Function<SettingsReader, String>> alternatives = new LinkedHashMap<>();
    alternatives.put("none", none -> "none");
    alternatives.put("max", max -> "max " + max.integer("size", 1, 9, 2));
    return settings.alternative("pooling", alternatives, "none");
  }

  @Test
  void reportsWhatSettingsFindWrong() {
    Reading<Boolean> reading =
        read(
            Map.of("other", 1),
            "first = 1\nsecond = 2\nthird = 3",
            s -> {
              s.problem("first", "goes with nothing");
              s.integer("second", 1, 5);
              s.mismatch("second", "another number");
              s.omit("third", "beside first");
              s.omit("other", "beside first");
              return s.isGiven("first") && !s.isGiven("other");
            });

    assertThat(reading.settings()).isTrue();
    assertThat(reading.shown()).doesNotContain("other");
    assertThat(reading.problems())
        .hasSize(3)
        .anyMatch(problem -> problem.contains(":1: ") && problem.contains("goes with nothing"))
        .anyMatch(
            problem -> problem.contains(":2: ") && problem.contains("got 2, wanted another number"))
        .anyMatch(problem -> problem.contains("third: means nothing beside first"));
  }
}
