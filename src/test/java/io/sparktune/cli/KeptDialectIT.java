package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptDialectIT {

  @TempDir private Path folder;

  @Test
  void predictReadsCsvAsTheStudyDid_unlessItIsTold() throws IOException {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(row -> row + ",5~'it''s'~" + (row % 2 == 0 ? "a" : "b"))
            .collect(Collectors.joining("\n", "% from a laboratory\n", "\n"));
    Path data = Files.writeString(folder.resolve("d.csv"), rows);
    Path study =
        Files.writeString(
            folder.resolve("small.conf"),
            """
            study { goal = "maximize accuracy", output = "%s" }
            data { path = "%s", target = column_3, ignore = [column_2], decimal = ","
                   delimiter = "~", header = false, comment = "%%", quote = "'", escape = "'" }
            model.units = 2, training.epochs = 1, validation.folds = 2, search.trials = 1
            """
                .formatted(folder, data));
    InProcess run = InProcess.execute("run", study.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    String model = folder.resolve("small/models/best").toString();
    Path output = folder.resolve("out");

    InProcess kept =
        InProcess.execute(
            "predict", model, data.toString(), output.toString(), "--output-format", "csv");

    assertThat(kept.exitCode()).as(kept.err()).isEqualTo(ExitCode.DONE);
    List<String> names;
    try (Stream<Path> files = Files.list(output)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertThat(names)
        .as("local files are written plainly")
        .noneMatch(name -> name.endsWith(".crc"));
    String part = names.stream().filter(name -> name.startsWith("part-")).findFirst().orElseThrow();
    assertThat(Files.readAllLines(output.resolve(part)))
        .hasSize(41)
        .first()
        .isEqualTo("column_1,column_2,column_3,prediction,probability_a,probability_b");
    assertThat(Files.readAllLines(output.resolve(part)).get(1)).startsWith("0.5,it's,a,");
    InProcess told =
        InProcess.execute("predict", model, data.toString(), folder + "/other", "--delimiter", ";");
    assertThat(told.exitCode()).as("another delimiter").isEqualTo(ExitCode.BAD_INPUT);
  }
}
