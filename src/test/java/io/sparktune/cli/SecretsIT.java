package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose places are in the environment, and what it leaves of them. */
final class SecretsIT {

  private static final String FIRST = "canary-of-november";
  private static final String SECOND = "canary-of-december";

  @TempDir private Path folder;

  private String run(String name, String rows, String study, String... settings)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", study, "--allow-environment"));
    arguments.addAll(List.of(settings));
    return command(name, rows, arguments);
  }

  private String command(String name, String rows, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve(name + ".txt");
    Map<String, String> environment =
        Map.of(
            "CANARY_ROWS",
            folder.resolve(rows).toString(),
            "CANARY_OUTPUT",
            folder.resolve("canary-of-runs").toString(),
            "CANARY_EPOCHS",
            "1",
            "JAVA_TOOL_OPTIONS",
            "-Dsparktune.log=info");
    Process process =
        Launched.start(
            Launched.local("local[1]", arguments.toArray(String[]::new)), output, environment);
    assertThat(process.waitFor()).as(Launched.text(output)).isZero();
    return Launched.text(output);
  }

  @Test
  void nothingOfTheEnvironmentIsKeptOrTold_andTheStudyGoesOnWhereItIsOtherwise() throws Exception {
    for (String rows : List.of(FIRST, SECOND)) {
      Files.createDirectory(folder.resolve(rows));
      Files.copy(
          Path.of("data-samples/tabular/penguins.csv"), folder.resolve(rows).resolve("rows.csv"));
    }
    Path study = folder.resolve("small.conf");
    Files.writeString(
        study,
        """
        study { goal = "maximize accuracy", output = ${CANARY_OUTPUT} }
        data { path = ${CANARY_ROWS}/rows.csv, target = species }
        model.units = { int = [4, 8] }, training.epochs = ${CANARY_EPOCHS}, validation.folds = 2
        search { trials = 1, sampler = random }
        """);

    List<String> told = new ArrayList<>();
    told.add(run("first", FIRST, study.toString()));
    assertThat(told.get(0))
        .contains("${CANARY_ROWS}/rows.csv: 344 rows", "results in ${CANARY_OUTPUT}/small");
    told.add(run("second", SECOND, study.toString(), "search.trials=2"));
    assertThat(told.get(1)).contains("study resumed", "The winner is trial");
    Path runs = folder.resolve("canary-of-runs");
    told.add(command("verify", FIRST, List.of("verify", runs.resolve("small").toString())));
    told.add(run("best", SECOND, runs.resolve("small/best.conf").toString()));
    assertThat(told.get(3)).contains("study small-best", "The winner is trial");

    assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain("canary"));
    try (Stream<Path> files = Files.walk(runs).filter(Files::isRegularFile)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain("canary"));
    }
    assertThat(runs.resolve("small/best.conf"))
        .content()
        .contains("path = ${CANARY_ROWS}\"/rows.csv\"", "epochs = ${CANARY_EPOCHS}");
  }
}
