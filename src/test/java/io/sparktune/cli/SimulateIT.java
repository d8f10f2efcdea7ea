package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations that read the study's data and train. */
final class SimulateIT {

  private static final Map<String, String> ONE_SLOT =
      Map.of(
          "spark.master", "local[1]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost");

  @TempDir private Path folder;

  private InProcess execute(String command, String... more) {
    return InProcess.execute(
        ONE_SLOT,
        Stream.concat(
                Stream.of(
                    command,
                    "conf/penguins.conf",
                    "study.output=" + folder,
                    "search.sampler=random",
                    "search.trials=3",
                    "training.epochs=8"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theSlowdown_isMeasuredWithFoldsOfTheEarlierRun_whichIsLeftAsItIs() throws IOException {
    assertThat(execute("run").exitCode()).isEqualTo(ExitCode.DONE);
    List<Path> before = files();
    String from = "--from=" + folder.resolve("penguins");

    InProcess answer = execute("simulate", "--slots=2", from, "--slowdown=measured");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.outLines().get(0))
        .matches(
            "folds take \\d+\\.\\d\\d times as long 2 side by side as alone \\(\\d+"
                + " rounds, half of them from .* to .*; measured on this machine in \\d+ s\\).*");
    assertThat(answer.out())
        .contains("random search: 3 trials of 5 folds on 2 slots", "3 complete, 0 pruned");
    assertThat(files()).isEqualTo(before);

    InProcess lost =
        execute("simulate", "--slots=2", from, "--slowdown=measured", "data.path=nowhere.csv");
    assertThat(lost.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(lost.err()).contains("nowhere.csv");
    assertThat(lost.out()).isEmpty();
  }
}
