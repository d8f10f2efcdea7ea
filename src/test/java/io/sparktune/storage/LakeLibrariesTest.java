package io.sparktune.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LakeLibrariesTest {

  @ParameterizedTest
  @ValueSource(strings = {LakeLibraries.DELTA, LakeLibraries.ICEBERG})
  void librariesAreThoseOfTheTests(String library) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String[] named = library.split(":", -1);
    assertThat(named).hasSize(3);
    String property =
        found(
            pom,
            "<groupId>%s</groupId>\\s*<artifactId>%s</artifactId>\\s*<version>\\$\\{([^}]+)}"
                .formatted(Pattern.quote(named[0]), Pattern.quote(named[1])));
    assertThat(found(pom, "<%1$s>([^<]+)</%1$s>".formatted(property))).isEqualTo(named[2]);
  }

  private static String found(String pom, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(pom);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
