package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of texts in folders and of texts with numbers, from their rows to predictions. */
final class TextStudyIT {

  private static final String SMALL =
      """
      model { kind = bag, embedding = 4 }, training.epochs = 1, validation.folds = 2
      search.trials = 1
      """;

  @TempDir private Path folder;

  private InProcess execute(String command, String study, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("texts.conf"), study + SMALL);
    List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
    Collections.addAll(arguments, settings);
    return InProcess.execute(arguments.toArray(String[]::new));
  }

  private static List<String> done(InProcess answer) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return answer.out().lines().toList();
  }

  private Path writeFolders() throws IOException {
    Path texts = folder.resolve("texts");
    for (String label : List.of("bad", "good")) {
      Files.createDirectories(texts.resolve(label).resolve("more"));
      for (int number = 0; number < 8; number++) {
        Path place = texts.resolve(label).resolve(number % 2 == 0 ? "" : "more");
        Files.writeString(place.resolve(number + ".txt"), "a " + label + " film " + number);
      }
    }
    Files.writeString(texts.resolve("bad/empty.txt"), "");
    Files.writeString(texts.resolve("good/marked.txt"), "\ufeffgood\u0000 \u00e9t\u00e9");
    return texts;
  }

  @Test
  void foldersOfClassesAreReadAndPredicted() throws IOException {
    Path texts = writeFolders();
    String study =
        "study { name = folders, goal = \"maximize accuracy\", output = \"%s\" }\n"
                .formatted(folder.resolve("runs"))
            + "data { kind = text, layout = folders, path = \"%s\", text = text, target = label }\n"
                .formatted(texts);
    assertThat(done(execute("run", study)))
        .anyMatch(line -> line.contains("18 rows, 2 classes of label"));
    Path model = folder.resolve("runs/folders/models/best");
    Path predicted = folder.resolve("predicted.csv");
    done(InProcess.execute("predict", model.toString(), texts.toString(), predicted.toString()));
    List<String> lines = Files.readAllLines(predicted);
    assertThat(lines).hasSize(19);
    assertThat(lines.get(0)).isEqualTo("file,label,prediction,probability_bad,probability_good");
    assertThat(lines.get(1)).startsWith("bad/0.txt,bad,");
    Path one = texts.resolve("good/marked.txt");
    Path single = folder.resolve("single.csv");
    done(InProcess.execute("predict", model.toString(), one.toString(), single.toString()));
    assertThat(Files.readAllLines(single)).hasSize(2);

    Files.write(
        texts.resolve("good/latin.txt"), "\u00e9t\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    InProcess refused =
        InProcess.execute("predict", model.toString(), texts.toString(), folder + "/none.csv");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .contains(
            texts
                + "/good/latin.txt: its characters are not UTF-8; name its --encoding, or save it"
                + " as UTF-8");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void numbersAreForetoldFromTextsAndColumns() throws IOException {
    StringBuilder rows = new StringBuilder("review,stars,price\n");
    for (int row = 0; row < 24; row++) {
      String text = row == 3 ? "" : row % 2 == 0 ? "good \"\"thing\"\"" : "bad, thing";
      rows.append('"').append(text).append("\",").append(row % 2 * 3 + 1.5).append(",9\n");
    }
    Path table = Files.writeString(folder.resolve("reviews.csv"), rows);
    String study =
        "study { name = numbers, goal = \"minimize rmse\", output = \"%s\" }\n"
                .formatted(folder.resolve("runs"))
            + "data { kind = text, path = \"%s\", text = review, target = stars, numeric = [price] }\n"
                .formatted(table);
    assertThat(done(execute("plan", study)))
        .anyMatch(line -> line.contains("1 of 24 texts are empty"));
    assertThat(done(execute("run", study))).anyMatch(line -> line.startsWith("  average 1.5"));
    Path predicted = folder.resolve("predicted.csv");
    done(
        InProcess.execute(
            "predict",
            folder.resolve("runs/numbers/models/best").toString(),
            table.toString(),
            predicted.toString()));
    assertThat(Files.readAllLines(predicted))
        .hasSize(25)
        .startsWith("review,stars,price,prediction");
  }
}
