package io.sparktune;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Type docs define their types: they begin with a noun phrase or a verb, not with a question. */
final class TypeDocsTest {

  private static final Path MAIN = Path.of("src/main/java/io/sparktune");

  /** Packages whose type docs are not mended yet. */
  private static final List<String> PENDING =
      List.of(
          "cli",
          "config",
          "data",
          "extension",
          "lake",
          "model",
          "objective",
          "report",
          "run",
          "settings",
          "simulation",
          "spark",
          "study",
          "training",
          "trial");

  private static final Pattern TYPE_DOC =
      Pattern.compile(
          "/\\*\\*\\s*\\*?\\s*((?:(?!\\*/).)*?)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*(?://[^\\n"
              + "]*\\n"
              + "\\s*)?)*"
              + "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed|strictfp)\\s+)*"
              + "(?:class|interface|enum|record|@interface)\\s+(\\w+)",
          Pattern.DOTALL);

  private static final Pattern QUESTION =
      Pattern.compile("^(?:What|How|Which|Where|Whether|When|Why|Who)\\b.*", Pattern.DOTALL);

  @Test
  void typeDocsDefineTheirTypes() throws IOException {
    List<String> riddles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(TypeDocsTest::isChecked).sorted().toList()) {
        Matcher doc = TYPE_DOC.matcher(Files.readString(file));
        while (doc.find()) {
          if (QUESTION.matcher(doc.group(1)).matches()) {
            riddles.add(MAIN.relativize(file) + ", " + doc.group(2) + ": " + firstLine(doc));
          }
        }
      }
    }

    assertThat(riddles).as(riddles.stream().collect(joining("\n"))).isEmpty();
  }

  private static boolean isChecked(Path file) {
    String part = MAIN.relativize(file).getName(0).toString();
    return file.toString().endsWith(".java") && !PENDING.contains(part);
  }

  private static String firstLine(Matcher doc) {
    return doc.group(1).lines().findFirst().orElse("").strip();
  }
}
