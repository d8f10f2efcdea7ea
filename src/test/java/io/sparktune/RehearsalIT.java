package io.sparktune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What run-local.sh runs before the first command of a build. */
final class RehearsalIT {

  private static final Map<String, String> SPARK =
      Map.of(
          "spark.master", "local[1]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost");

  @TempDir private Path folder;

  @BeforeEach
  void aSparkIsConfigured() {
    SPARK.forEach(System::setProperty);
  }

  @AfterEach
  void noSparkIsConfigured() {
    SPARK.keySet().forEach(System::clearProperty);
  }

  @Test
  void everyCommandIsRun_withTheSampleStudy() {
    Rehearsal.main(
        new String[] {
          "conf/penguins.conf", "data-samples/tabular/penguins.csv", folder.toString()
        });

    assertThat(folder.resolve("rehearsal/tables/importance")).isNotEmptyDirectory();
    assertThat(folder.resolve("predictions/_SUCCESS")).exists();
    assertThat(folder.resolve("predictions.csv")).isNotEmptyFile();
  }

  @Test
  void aCommandThatFails_endsIt() {
    assertThatThrownBy(
            () ->
                Rehearsal.main(
                    new String[] {"conf/missing.conf", "missing.csv", folder.toString()}))
        .hasMessageContaining("plan conf/missing.conf: ended with 2");
  }
}
