package io.sparktune.config;

import static io.sparktune.config.Studies.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.text.StudyFileError;
import io.sparktune.space.Constraint;
import io.sparktune.space.Space;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.outcomes.OutcomeConstraints;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConstraintsOfStudyFileTest {

  private static final String RANGES =
      "model { layers = { int = [1, 3] }, units = { int = [1, 512] } }\n";

  @Test
  void theyAreThoseOfTheSpace() {
    Space space =
        Studies.with(RANGES + "search.constraints = [\"model.layers * model.units <= 512\"]")
            .space();

    assertThat(space.constraints())
        .map(Constraint::text)
        .containsExactly("model.layers * model.units <= 512");
    assertThat(space.violated(values("model.layers", 2L, "model.units", 256L))).isEmpty();
    assertThat(space.violated(values("model.layers", 2L, "model.units", 257L))).isPresent();
  }

  @Test
  void thoseThatNameMetricsAreOnOutcomes() {
    StudyFile file =
        Studies.with(
            RANGES
                + "search.constraints = [\"model.units > 3\","
                + " \"parameters <= 1000 * model.layers and log-loss <= 1\"]");

    assertThat(file.space().constraints()).map(Constraint::text).containsExactly("model.units > 3");
    assertThat(file.rules(5, 10).constraints().all())
        .map(Constraint::text)
        .containsExactly("parameters <= 1000 * model.layers and log-loss <= 1");
    assertThat(file.rules(5, 10).required()).containsExactly("log_loss", "parameters");
  }

  @Test
  void theyNameEveryClassThatGoalsCanName() {
    StudyFile file =
        Studies.with(
            RANGES
                + "search.constraints = [\"recall@a b >= 0.1\", \"f1@'x >= 2' > 0.5\","
                + " \"precision@кот + recall@a-b >= 1 - f1@a@b\"]");

    OutcomeConstraints constraints = file.rules(5, 10).constraints();
    assertThat(constraints.all())
        .flatMap(Expression::names)
        .containsExactly("recall@a b", "f1@x >= 2", "precision@кот", "recall@a-b", "f1@a@b");
    assertThat(constraints.labels()).containsOnly("a b", "x >= 2", "кот", "a-b", "a@b");
    assertThat(file.perClass()).containsOnly("a b", "x >= 2", "кот", "a-b", "a@b");
    assertThat(file.rules(5, 10).required())
        .containsExactlyInAnyOrder(
            "recall@a b", "f1@x >= 2", "precision@кот", "recall@a-b", "f1@a@b");
    assertThat(file.rules(5, 10).violations(values(), 1, Map.of("recall@a b", 0.25)).get(0))
        .isEqualTo(0.1 - 0.25);
  }

  @Test
  void aMetricOverAllClassesHasNoClass() {
    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> Studies.with(RANGES + "search.constraints = [\"accuracy@yes >= 0.1\"]"))
        .withMessageContaining("there is no accuracy@yes")
        .withMessageContaining("only precision, recall and f1 are measured for one class alone");
  }

  @Test
  void fixedValuesCanBeNamed() {
    Space space =
        Studies.with(
                RANGES
                    + """
                    training.updater = { sgd { momentum = 0.5 } }
                    search.constraints = [
                      "training.epochs * model.units <= 300"
                      "training.updater == 'sgd' and training.updater.sgd.momentum == 0.5"
                      "model.batch-normalisation => model.units > 3"
                    ]
                    """,
                "model.layers=1")
            .space();

    assertThat(space.violated(values("model.units", 10L))).isEmpty();
    assertThat(space.violated(values("model.units", 11L))).isPresent();
  }

  @Test
  void theyArePartOfWhatIsAsked() {
    String one = RANGES + "search.constraints = [\"model.units > 3\"]";
    String other = RANGES + "search.constraints = [\"model.units > 4\"]";

    assertThat(Studies.with(one).fingerprint()).isNotEqualTo(Studies.with(other).fingerprint());
    assertThat(Studies.with(RANGES + "search.constraints = []").fingerprint())
        .isEqualTo(Studies.with(RANGES).fingerprint());
  }

  @Test
  void theySurviveRendering_andAreNoneOfTheWinners() {
    StudyFile file = Studies.with(RANGES + "search.constraints = [\"model.units > 3\"]");
    StudyFile again = StudyFile.read("study.conf", file.resolvedText(), List.of(), Set.of());
    String best = file.withValues(values("model.layers", 2L, "model.units", 9L), 7);

    assertThat(again.space()).isEqualTo(file.space());
    assertThat(best).doesNotContain("constraints");
  }

  @Test
  void whatTheyRuleOut_mayBeImpossible() {
    String ranges =
        """
        prepare.outliers = { quantile {
          low = { choice = [0.1, 0.6] }
          high = { choice = [0.5, 0.9] }
        } }
        """;
    String constraint =
        "search.constraints = "
            + "[\"prepare.outliers.quantile.low < prepare.outliers.quantile.high\"]";

    assertThatExceptionOfType(StudyFileError.class)
        .isThrownBy(() -> Studies.with(ranges))
        .withMessageContaining("prepare.outliers.quantile.high: got 0.5");
    assertThat(Studies.with(ranges + constraint).space().constraints()).hasSize(1);
  }
}
