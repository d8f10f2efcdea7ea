package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.search.StartFromSettings;
import io.sparktune.space.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StartFromOfStudyFileTest {

  private static final String STUDY =
      """
      study.goal = "maximize accuracy", data.path = x, data.target = y
      model { dropout = { real = [0, 0.5], step = 0.1 }
              units = { choice = [[64, 32], [16]] } }
      training { learning-rate = { real = [1e-4, 1e-1], scale = log }
                 updater = { choice = [adam, { sgd { momentum = { real = [0, 0.99] } } }] } }
      """;

  private static final String BEST =
      """
      model { units = [16], dropout = 0.2, l2 = 3 }
      training { updater = { sgd { momentum = 0.5 } } }
      """;

  private static StudyFile read(String startFrom, Map<String, String> files) {
    return StudyFile.read(
        "my.conf",
        STUDY + "search.start-from = " + startFrom + "\n",
        List.of(),
        Set.of(),
        name -> {
          if (!files.containsKey(name)) {
            throw new UncheckedIOException(name + ": no such file", new IOException(name));
          }
          return files.get(name);
        },
        Kinds.builtIn());
  }

  private static List<Values> starts(StudyFile file) {
    return ((StartFromSettings) file.search().sampler()).starts();
  }

  private static List<String> problems(String startFrom, Map<String, String> files) {
    return catchThrowableOfType(StudyFileError.class, () -> read(startFrom, files))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void valuesAreNamedByPaths_quotedOrNot() {
    StudyFile file =
        read(
            """
            [{ "model.units" = [64, 32], "training.updater" = sgd }
             { model.units = [16], training { learning-rate = 0.01 } }
             { "training.updater" = { sgd { momentum = 0.25 } } }
             {}]
            """,
            Map.of());

    assertThat(starts(file))
        .containsExactly(
            values("model.units", "[64, 32]", "training.updater", "sgd"),
            values("model.units", "[16]", "training.learning-rate", 0.01),
            values("training.updater", "sgd", "training.updater.sgd.momentum", 0.25),
            values());
    assertThat(file.search().sampler().name()).isEqualTo("auto");
  }

  @Test
  void aStudyFileHasValuesAtThePathsOfParameters_defaultsIncluded() {
    StudyFile file = read("[\"runs/a/best.conf\"]", Map.of("runs/a/best.conf", BEST));

    assertThat(starts(file))
        .containsExactly(
            values(
                "model.units",
                "[16]",
                "model.dropout",
                0.2,
                "training.learning-rate",
                0.001,
                "training.updater",
                "sgd",
                "training.updater.sgd.momentum",
                0.5));
  }

  @Test
  void theWinnerOfAStudyIsOneThatAnotherCanStartFrom() {
    StudyFile one = read("[]", Map.of());
    Values winner =
        values(
            "model.units",
            "[64, 32]",
            "model.dropout",
            0.3,
            "training.updater",
            "sgd",
            "training.updater.sgd.momentum",
            0.77,
            "training.learning-rate",
            0.0123);

    StudyFile other = read("[best.conf]", Map.of("best.conf", one.withValues(winner, 3)));

    assertThat(starts(other)).map(Values::byName).containsExactly(winner.byName());
  }

  @Test
  void whatIsAskedIsTheValues_notTheFile() {
    StudyFile file = read("[best.conf]", Map.of("best.conf", BEST));
    StudyFile other = read("[best.conf]", Map.of("best.conf", BEST.replace("0.5", "0.6")));
    StudyFile again = StudyFile.read("x.conf", file.resolvedText(), List.of(), Set.of());

    assertThat(starts(again)).isEqualTo(starts(file));
    assertThat(again.fingerprint()).isEqualTo(file.fingerprint());
    assertThat(other.fingerprint()).isNotEqualTo(file.fingerprint());
    assertThat(file.withValues(starts(file).get(0), 3)).doesNotContain("start-from");
  }

  @Test
  void valuesThatCannotBe_areToldWithTheirPlace() {
    assertThat(
            problems(
                """
                [{ "model.dropout" = 0.7 }
                 { "model.unts" = [16], "training.updater" = adma }
                 { "training.updater" = adam, "training.updater.sgd.momentum" = 0.5 }
                 17]
                """,
                Map.of()))
        .containsExactly(
            "my.conf:6: model.dropout: got 0.7, wanted a value of this study's range, 0 to 0.5",
            "my.conf:7: training.updater: got \"adma\", wanted one of adam, sgd",
            "my.conf:7: model.unts: no parameter of this study; did you mean model.units?",
            "my.conf:8: search.start-from: training.updater=adam,"
                + " training.updater.sgd.momentum=0.5: these values name a parameter that is off",
            "my.conf:9: search.start-from: got 17, wanted values in braces or a study file");
  }

  @Test
  void filesThatCannotBeUsed_areToldWithTheirPlace() {
    assertThat(
            problems(
                "[best.conf, other.conf, broken.conf]",
                Map.of("best.conf", "\nmodel.units = [8]", "broken.conf", "a = }")))
        .contains(
            "best.conf:2: model.units: got [8], wanted one of [64, 32], [16]",
            "my.conf:6: search.start-from: other.conf: no such file")
        .anyMatch(problem -> problem.startsWith("broken.conf:1: no HOCON"));
  }

  @Test
  void valuesThatBreakAConstraint_areRefused() {
    assertThat(
            problems(
                """
                [{ "model.dropout" = 0.4 }]
                search.constraints = ["model.dropout < 0.4"]
                """,
                Map.of()))
        .containsExactly(
            "my.conf:6: search.start-from: model.dropout=0.4: these values break"
                + " search.constraints");
  }

  @Test
  void aGridHasNoneOfIt() {
    String ranges = "training.batch-size = { choice = [8, 16] }\n";
    StudyFileError error =
        catchThrowableOfType(
            StudyFileError.class,
            () ->
                Studies.with(
                    ranges
                        + "search { sampler = grid, start-from = [{ training.batch-size = 8 }] }"));

    assertThat(error.problems())
        .map(Problem::toString)
        .containsExactly(
            "conf/my.conf:3: search.start-from: means nothing for a grid, which has an order of"
                + " its own");
  }
}
