package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.config.text.Problem;
import io.sparktune.config.text.StudyFileError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class TakeOverOfStudyFileTest {

  private static final String RANGES =
      """
      model.units = { choice = [16, 32] }
      training.updater = { choice = [adam, { sgd { momentum = { real = [0, 0.9], step = 0.1 } } }] }
      """;

  private static String training(String settings, Object... values) {
    boolean hasGoal = settings.contains("goal");
    StudyFile file =
        hasGoal
            ? Studies.read("data.path = x, data.target = y\n" + settings)
            : Studies.with(settings);
    return file.trainingFingerprint(values(values));
  }

  private static List<String> problems(String settings) {
    return catchThrowableOfType(StudyFileError.class, () -> Studies.with(settings))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void takingOver_isAskedFor() {
    assertThat(Studies.with("search.learn-from = [runs]").search().takesOver()).isFalse();
    assertThat(
            Studies.with("search { learn-from = [runs], take-over = true }").search().takesOver())
        .isTrue();
  }

  @Test
  void withoutARunToTakeFrom_isAnError() {
    assertThat(problems("search.take-over = true"))
        .containsExactly(
            "conf/my.conf:2: search.take-over: there is nothing to take over; name earlier runs in"
                + " search.learn-from, such as [\"runs/digits-mlp\"]");
  }

  @Test
  void aGrid_mayTakeOver_butNotLearn() {
    String grid = "model.units = { choice = [16, 32] }\nsearch { sampler = grid, trials = 0, ";
    assertThat(Studies.with(grid + "learn-from = [runs], take-over = true }").search())
        .matches(search -> search.takesOver() && !search.learns());
    assertThat(problems(grid + "learn-from = [runs] }"))
        .containsExactly(
            "conf/my.conf:3: search.learn-from: means nothing for a grid, which learns nothing,"
                + " unless search.take-over");
  }

  @Test
  void aTrainingIsTheSame_whateverIsARange() {
    String adam = training(RANGES, "model.units", 32L, "training.updater", "adam");

    assertThat(training("model.units = 32")).isEqualTo(adam);
    assertThat(
            training(
                "training { batch-size = { choice = [8, 32] }, updater { adam { beta1 = 0.9 } } }\n"
                    + "model { layers = 1, units = [{ int = [1, 99] }] }",
                "training.batch-size",
                32L,
                "model.units.0",
                32L))
        .isEqualTo(adam);
  }

  @Test
  void howAStudySearches_changesNoTraining() {
    String plain = training("");

    assertThat(
            training(
                """
                study { name = other, seed = 7, strict = true }
                search { sampler = random, first-trial = 9 }
                pruning.pruner = median
                stopping.plateau-trials = 9
                checkpoints.every = never
                resources.cpus = 2
                """))
        .isEqualTo(plain);
  }

  @Test
  void whateverDecidesAScore_makesAnotherTraining() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "",
                "training.epochs = 31",
                "training.early-stopping.patience = 3",
                "training.learning-rate = 2e-3",
                "model.units = 65",
                "model.dropout = 0.1",
                "prepare.scale = robust",
                "validation.per-class = [yes]",
                "study.goal = [\"maximize accuracy\", \"minimize parameters\"]",
                "study.goal = \"maximize f1\""));
    Function<String, String> fingerprint = TakeOverOfStudyFileTest::training;

    assertThat(settings.stream().map(fingerprint)).doesNotHaveDuplicates();
  }

  @Test
  void theWinnersFile_takesNothingOver() {
    StudyFile file = Studies.with("search { learn-from = [runs], take-over = true }");

    assertThat(file.withValues(values(), 0)).doesNotContain("take-over", "learn-from");
  }
}
