package io.sparktune;

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

/**
 * Checks that type docs define their types: they start with a noun phrase or a verb, not with a
 * question.
 */
final class TypeDocsTest {

  private static final List<Path> ROOTS =
      List.of(Path.of("src/main/java"), Path.of("src/jmh/java"));

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
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          Matcher doc = TYPE_DOC.matcher(Files.readString(file));
          while (doc.find()) {
            if (QUESTION.matcher(doc.group(1)).matches()) {
              riddles.add(file + ", " + doc.group(2) + ": " + firstLine(doc));
            }
          }
        }
      }
    }

    assertThat(riddles).isEmpty();
  }

  private static String firstLine(Matcher doc) {
    return doc.group(1).lines().findFirst().orElse("").strip();
  }
}
