package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.data.table.TableSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileStudyFileTest {

  @Test
  void aLargeFileIsRefused() {
    assertThatThrownBy(() -> Studies.read("#".repeat((1 << 20) + 1)))
        .isInstanceOf(StudyFileError.class)
        .hasMessage("conf/my.conf: larger than 1 MiB");
  }

  @Test
  void sizeIsCountedInBytes() {
    assertThatThrownBy(() -> Studies.read("#" + "\u20ac".repeat(400_000)))
        .hasMessage("conf/my.conf: larger than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a:", "{\"a\" ", "a.", "${a."})
  void deepNestingIsRefused(String opening) {
    String deep = "\nx = " + opening.repeat(100_000);
    String text = opening.startsWith("a.") ? "\n" + opening.repeat(100_000) + "a = 1" : deep;
    assertThatThrownBy(() -> Studies.read(text))
        .isInstanceOf(StudyFileError.class)
        .hasMessage("conf/my.conf:2: got deeper nesting, wanted at most 64 levels");
  }

  @Test
  void bracketsInTextsAndCommentsAreNoNesting() {
    String brackets = "{[".repeat(100);
    StudyFile file =
        Studies.with(
            "# %s\nstudy.output = \"\\\"%s\" // %s\ndata.group = \"\"\"\n\"%s\"\"\""
                    .formatted(brackets, brackets, brackets, brackets)
                + "\nvalidation.scheme = grouped");
    assertThat(((TableSettings) file.data().rows()).columns().group()).isEqualTo("\n\"" + brackets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%1$s, %1$s]", "%1$s %1$s", "{ x = %1$s, y = %1$s }", "\"a\"%1$s%1$s"})
  void aFewLinesThatStandForMoreThanMemoryHoldsAreRefused(String twice) {
    String first = twice.startsWith("[") || twice.startsWith("{") ? "[1]" : "aaaaaaaa";
    String text =
        "a0 = "
            + first
            + IntStream.range(0, 40)
                .mapToObj(i -> "\na" + (i + 1) + " = " + twice.formatted("${a" + i + "}"))
                .collect(Collectors.joining());
    assertThatThrownBy(() -> Studies.read(text))
        .isInstanceOf(StudyFileError.class)
        .hasMessageMatching(
            "conf/my.conf:\\d+: \\$\\{a\\d+} makes the configuration larger than 1 MiB");
  }

  @Test
  void aLongChainOfSubstitutionsIsRefusedRatherThanFollowed() {
    String text =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "a" + i + " = ${a" + (i + 1) + "}")
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> Studies.read(text))
        .isInstanceOf(StudyFileError.class)
        .hasMessageMatching("conf/my.conf:\\d+: \\$\\{a\\d+} comes after 64 others in a chain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k%d = 1",
        "training { k%d = 1 }",
        "training.k%d = 1",
        "data.ignore += a%d",
        "training.epochs = %d",
        "x%d = ${y%<d}",
        "include \"f%d.conf\"",
        "model { u = [ { k%d = { x = 1 } } ] }",
      })
  void thousandsOfProblemsAreToldInAFewLinesAndInTime(String line) {
    String text =
        IntStream.range(0, 20_000)
            .mapToObj(i -> line.formatted(i))
            .collect(Collectors.joining("\n"));
    StudyFileError error = catchThrowableOfType(StudyFileError.class, () -> Studies.read(text));
    assertThat(error.getMessage().lines()).hasSizeLessThanOrEqualTo(21);
    assertThat(error.getMessage()).hasSizeLessThan(6_000);
    int more = error.problems().size() - 20;
    if (more > 0) {
      assertThat(error.getMessage()).endsWith("\nAnd " + more + " more.");
    }
  }

  @Test
  void anObjectThatIsAddedToAgainAndAgainIsNamed() {
    String text =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "training.k" + i + " = 1\n")
            .collect(Collectors.joining());
    assertThatThrownBy(() -> Studies.read(text))
        .hasMessageMatching(
            "conf/my.conf:\\d+: training: is added to again and again; write all of it in one"
                + " place");
    String together = text.replace("training.", "").replace("\n", ", ");
    assertThatThrownBy(() -> Studies.read("training { " + together + " }"))
        .hasMessageEndingWith(" more.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search.start-from|{ \"model.units\" = 4 }|1001|has 1001 elements, wanted at most 1000",
        "search.start-from|\"x.conf\"|51|names 51 study files, wanted at most 50",
        "search.constraints|\"model.units > %d\"|101|has 101 elements, wanted at most 100",
      })
  void listsThatTakeMinutesToCheckAreRefused(
      String key, String element, int count, String sentence) {
    String list =
        IntStream.range(0, count).mapToObj(element::formatted).collect(Collectors.joining(", "));
    assertThatThrownBy(
            () -> Studies.with("model.units = { int = [1, 9] }, " + key + " = [" + list + "]"))
        .hasMessage("conf/my.conf:2: " + key + ": " + sentence);
  }

  @Test
  void thousandsOfOptionsAreRefused() {
    String options =
        IntStream.range(1, 10_002).mapToObj(String::valueOf).collect(Collectors.joining(","));
    assertThatThrownBy(() -> Studies.with("model.units = { choice = [" + options + "] }"))
        .hasMessage("conf/my.conf:2: model.units: got 10001 options, wanted at most 10000");
  }

  @Test
  void randomChangesOfBytesOnlyEverGiveProblems() throws IOException {
    List<String> seeds =
        List.of(
            withoutComments("conf/concrete.conf"),
            withoutComments("conf/circles.conf"),
            withoutComments("conf/penguins.conf"),
            withoutComments("conf/penguins.conf") + BOUNDED,
            "a = ${b}, b { c = [1, {d: 1e3}], e = ${?a} }, include \"x\"\n\"\"\"t\"\"\" += ${a.b}");
    assertThat(Studies.read(seeds.get(3)).study().isStrict()).as("unchanged").isTrue();
    SplittableRandom random = new SplittableRandom(3);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      String text = changed(seeds.get(i % seeds.size()), random);
      try {
        StudyFile file = Studies.read(text);
        assertThat(file.rules(file.validation().fits(), 20).mostEpochs()).isPositive();
        if (read++ % 10 == 0) {
          assertThat(Studies.read(file.resolvedText()).fingerprint())
              .as(text)
              .isEqualTo(file.fingerprint());
        }
      } catch (StudyFileError e) {
        assertThat(e.problems()).isNotEmpty();
        assertThat(e.problems())
            .allSatisfy(problem -> assertThat(problem.toString().lines()).hasSize(1));
        refused++;
      }
    }
    assertThat(read).as("files that a change leaves valid").isGreaterThan(100);
    assertThat(refused).as("files that a change breaks").isGreaterThan(1000);
  }

  private static String withoutComments(String file) throws IOException {
    return Files.readString(Path.of(file)).replaceAll(" *#.*", "");
  }

  private static final String BOUNDED =
      """
      study { strict = true, window = 4 }
      pruning { pruner { patient { pruner { hyperband { type = stopping, reduction = 2 } } } } }
      pruning { fold-race { pooled-t { confidence = 0.9 } }, report-every-epochs = 2 }
      stopping { target = 0.9, plateau-trials = 50, max-failures = 3 }
      checkpoints.every = "1.5 minutes"
      resources { cpus = 2, gpus = 0.5 }
      """;

  private static final String MARKS = "{}[]\"$.,:=+#\n\\ /()0e-?\u0000\u00ff";

  private static String changed(String text, SplittableRandom random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        default -> {
          int length = Math.min(random.nextInt(30), bytes.length - at);
          int from = random.nextInt(bytes.length - length);
          System.arraycopy(bytes.clone(), from, bytes, at, length);
        }
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
