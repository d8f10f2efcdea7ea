package io.sparktune.trial;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.metrics.StandardNumberMetric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GoalsTest {

  private static final Goal ACCURACY = new Goal(StandardClassMetric.ACCURACY, "", MAXIMIZE);
  private static final Goal PARAMETERS = new Goal(CostMetric.PARAMETERS, "", MINIMIZE);
  private static final Goal RECALL = new Goal(StandardClassMetric.RECALL, "not yet", MAXIMIZE);

  @Test
  void theFirstGoalIsTheOneThatAllIsComparedBy() {
    Goals goals = Goals.of(ACCURACY, PARAMETERS, RECALL);

    assertThat(goals.first()).isEqualTo(ACCURACY);
    assertThat(goals.further()).containsExactly(PARAMETERS, RECALL);
    assertThat(goals.areSeveral()).isTrue();
    assertThat(Goals.of(ACCURACY).areSeveral()).isFalse();
    assertThat(goals.labels()).containsExactly("not yet");
    assertThat(goals)
        .hasToString("maximize accuracy, minimize parameters, maximize recall@not yet");
  }

  @Test
  void goalsThatDoNotGoTogether_areRefused() {
    assertThatThrownBy(() -> new Goals(List.of())).hasMessage("there are 0 goals");
    assertThatThrownBy(() -> Goals.of(PARAMETERS, ACCURACY))
        .hasMessage("the first goal, minimize parameters, is not scored after each epoch");
    assertThatThrownBy(
            () -> Goals.of(ACCURACY, PARAMETERS, new Goal(CostMetric.PARAMETERS, "", MAXIMIZE)))
        .hasMessageStartingWith("two goals have the same metric: ");
    assertThatThrownBy(() -> Goals.of(ACCURACY, new Goal(StandardNumberMetric.RMSE, "", MINIMIZE)))
        .hasMessageStartingWith("the goals are for targets of two kinds: ");
  }

  @Test
  void aScoreOfTheUsersOwn_isNamed() {
    Goal error = Goal.named("error of the fit", MINIMIZE);

    assertThat(error.column()).isEqualTo("error of the fit").isEqualTo(error.name());
    assertThat(error).hasToString("minimize error of the fit");
    assertThat(error.merit(0.5)).isEqualTo(-0.5);
    assertThat(error.isCost()).isFalse();
    Goals goals = Goals.of(error, Goal.named("accuracy", MAXIMIZE));
    assertThat(goals.labels()).isEmpty();
    assertThatThrownBy(() -> Goals.of(error, ACCURACY))
        .hasMessageStartingWith("the goals are for targets of two kinds: ");
    assertThatThrownBy(() -> Goals.of(error, Goal.named("error of the fit", MAXIMIZE)))
        .hasMessageStartingWith("two goals have the same metric: ");
    assertThatThrownBy(() -> Goal.named(" ", MAXIMIZE)).hasMessage("a score is named \" \"");
    assertThatThrownBy(() -> Goal.named("fit_millis", MINIMIZE))
        .hasMessage("a score is named \"fit_millis\", as a cost is");
  }

  @Test
  void aFoldTellsItsCostsBesideItsScores() {
    Scores scores = new Scores(Map.of("accuracy", 0.75), Map.of());
    FoldOutcome.Scored fold =
        new FoldOutcome.Scored(0.75, scores, 3, 2, 40, 5, new Costs(12, 0.5, 900));

    assertThat(fold.measured("accuracy")).hasValue(0.75);
    assertThat(fold.measured("parameters")).hasValue(12);
    assertThat(fold.measured("fit_millis")).hasValue(40);
    assertThat(fold.measured("predict_millis")).hasValue(0.5);
    assertThat(fold.measured("model_bytes")).hasValue(900);
    assertThat(fold.measured("rmse")).isEmpty();
    assertThat(new FoldOutcome.Scored(0.75, scores, 3, 2, 40, 5).measured("parameters")).isEmpty();
  }

  @Test
  void impossibleCosts_areRefused() {
    assertThatThrownBy(() -> new Costs(-1, 0.5, 900))
        .hasMessage("-1 parameters, 900 bytes, 0.5 ms");
    assertThatThrownBy(() -> new Costs(1, Double.NaN, 900))
        .hasMessage("1 parameters, 900 bytes, NaN ms");
  }
}
