package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.config.text.Problem;
import io.sparktune.config.text.StudyFileError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case in {@code malformed.txt} is a file and, after a line of hyphens, its problems. */
final class MalformedStudyFileTest {

  private static final String REST =
      "study.goal = \"maximize accuracy\", data.path = x, data.target = y\n";

  static Stream<Arguments> cases() throws IOException {
    String table = Files.readString(Path.of("src/test/resources/config/malformed.txt"));
    return Arrays.stream(table.split("(?m)^=== ", -1))
        .filter(block -> !block.isEmpty())
        .map(
            block -> {
              String title = block.lines().findFirst().orElseThrow();
              String[] parts = block.substring(title.length() + 1).split("(?m)^---\n", 2);
              String text = title.endsWith("(bare)") ? parts[0] : parts[0] + REST;
              return Arguments.of(title, text, parts[1].lines().toList());
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyProblemIsReportedWithItsPlace(String title, String text, List<String> expected) {
    StudyFileError error =
        catchThrowableOfType(
            StudyFileError.class, () -> StudyFile.read("my.conf", text, List.of(), Set.of()));
    assertThat(error).as(title).isNotNull();
    assertThat(error.problems()).map(Problem::toString).containsExactlyElementsOf(expected);
    assertThat(error).hasMessage(String.join("\n", expected));
  }
}
