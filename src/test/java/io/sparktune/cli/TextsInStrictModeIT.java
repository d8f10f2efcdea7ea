package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies of two texts and a feature each, on different numbers of slots; their winner predicts.
 */
final class TextsInStrictModeIT {

  private static final int COUNT = 60;
  private static final List<String> GOOD = List.of("good", "great", "fine", "lovely");
  private static final List<String> BAD = List.of("bad", "awful", "poor", "dull");

  private static final String STUDY =
      """
      study { name = reviews, goal = "minimize log-loss", strict = true, window = 3 }
      data { kind = text, path = "%s", text = [review, title], target = label, features = [stars] }
      prepare { min-count = { choice = [1, 2] }, tokens = { choice = [words, characters] } }
      model { kind = lstm, units = 4, embedding = 4, bidirectional = true, dropout = 0.2 }
      training { epochs = 3, batch-size = 8, learning-rate = { real = [1e-3, 1e-1], scale = log } }
      validation.folds = 3
      search { trials = 4, sampler = { tpe { startup-trials = 2 } } }
      """;

  @TempDir private static Path folder;

  private static StudyFolder one;

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder rows = new StringBuilder("review,title,stars,label,id\n");
    for (int row = 0; row < COUNT; row++) {
      List<String> words = row % 2 == 0 ? GOOD : BAD;
      StringBuilder review = new StringBuilder();
      for (int word = random.nextInt(12); word >= 0; word--) {
        review.append(random.nextInt(3) == 0 ? words.get(random.nextInt(4)) : "thing").append(' ');
      }
      rows.append(
          "\"%s, é\",%s,%d,%s,%d%n"
              .formatted(
                  review,
                  row % 7 == 0 ? "" : words.get(row % 4),
                  row % 5,
                  row % 2 == 0 ? "yes" : "no",
                  row));
    }
    Files.writeString(folder.resolve("reviews.csv"), rows);
    Files.writeString(
        folder.resolve("reviews.conf"), STUDY.formatted(folder.resolve("reviews.csv")));
    one = study(1);
  }

  private static InProcess execute(int slots, String... arguments) {
    InProcess answer =
        InProcess.execute(
            Map.of(
                "spark.master", "local[" + slots + "]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "localhost"),
            arguments);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    return answer;
  }

  private static StudyFolder study(int slots) {
    Path output = folder.resolve("slots-" + slots);
    InProcess answer =
        execute(slots, "run", folder.resolve("reviews.conf").toString(), "study.output=" + output);
    assertThat(answer.out()).contains("2 texts (review, title)", "left out: id").contains("empty");
    return new StudyFolder(output.resolve("reviews"));
  }

  @Test
  void fourSlotsGiveTheTrialsTheFoldsAndTheModelOfOne() throws Exception {
    StudyFolder other = study(4);
    assertThat(other.trials()).isEqualTo(one.trials()).hasSize(4);
    assertThat(other.folds()).isEqualTo(one.folds()).hasSize(12);
    for (String file : List.of("model.zip", "preparation.json")) {
      assertThat(other.root().resolve("models/best").resolve(file))
          .hasSameBinaryContentAs(one.root().resolve("models/best").resolve(file));
    }
  }

  @Test
  void theWinnerPredictsTextsOfTables() throws Exception {
    Path input = folder.resolve("new.jsonl");
    Files.writeString(
        input,
        """
        {"review": "good good thing", "title": "great", "stars": 4}
        {"review": null, "title": "", "stars": null}
        """);
    Path output = folder.resolve("predicted.csv");
    execute(
        1,
        "predict",
        one.root() + "/models/best",
        input.toString(),
        output.toString(),
        "--format",
        "JSON");
    assertThat(Files.readAllLines(output))
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo("review,stars,title,prediction,probability_no,probability_yes");
  }
}
