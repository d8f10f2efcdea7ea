package io.sparktune.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

final class FilePathTest {

  private static String absolute(String name) {
    return FilePath.absolute(name, new Configuration());
  }

  @Test
  void aRelativePathIsThatOfTheWorkingDirectory() {
    assertThat(absolute("data-samples/tabular/кот [1].csv"))
        .isEqualTo(Path.of("data-samples/tabular/кот [1].csv").toAbsolutePath().toString());
    assertThat(absolute("data/*.csv")).isEqualTo(Path.of("data").toAbsolutePath() + "/*.csv");
  }

  @Test
  void whatIsWhole_staysAsItIs() {
    assertThat(absolute("/data/one.csv")).isEqualTo("/data/one.csv");
    assertThat(absolute("file:/data/one.csv")).isEqualTo("file:/data/one.csv");
    assertThat(absolute("nosuch://host/one.csv")).isEqualTo("nosuch://host/one.csv");
  }
}
