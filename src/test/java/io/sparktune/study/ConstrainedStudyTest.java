package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.Observation;
import io.sparktune.space.expression.Domain;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Studies whose trials have to keep constraints on what training gives. */
final class ConstrainedStudyTest {

  private static final Goal ACCURACY =
      new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE);
  private static final Goal SMALL = new Goal(CostMetric.PARAMETERS, "", Direction.MINIMIZE);

  private static Expression constraint(String text) {
    return Expression.parse(
        text,
        Map.of(
            "parameters", Domain.NUMBERS,
            "accuracy", Domain.NUMBERS,
            "roc-auc", Domain.NUMBERS,
            "model.x", Domain.NUMBERS,
            "model.off", Domain.NUMBERS));
  }

  private static StudyState study(Goals goals, String... constraints) {
    List<Expression> parsed =
        List.of(constraints).stream().map(ConstrainedStudyTest::constraint).toList();
    StudyState state =
        StudyState.initial(Fixtures.rules(2, goals, parsed)).after(Fixtures.opened(100));
    for (int number = 0; number < 4; number++) {
      double accuracy = 0.5 + 0.125 * number;
      Costs costs = new Costs(1000L * (number + 1), 0.5, 1);
      for (Event event : Fixtures.complete(number, List.of(accuracy, accuracy), costs)) {
        state = state.after(event);
      }
    }
    return state;
  }

  @Test
  void aTrialThatBreaksAConstraint_isNeverTheBest() {
    StudyState state = study(Goals.of(ACCURACY), "parameters <= 2500");

    assertThat(state.finished())
        .map(FinishedTrial::isFeasible)
        .containsExactly(true, true, false, false);
    assertThat(state.best().orElseThrow().trial().number()).isEqualTo(1);
    assertThat(state.winner()).isEqualTo(state.best());
    assertThat(state.historyOfNext().best().orElseThrow().trial().number()).isEqualTo(1);
    assertThat(state.historyOfNext().merits().size()).isEqualTo(2);
  }

  @Test
  void itIsNeverOnTheFront() {
    StudyState state = study(Goals.of(ACCURACY, SMALL), "parameters <= 2500");

    assertThat(state.front().trials()).map(trial -> trial.trial().number()).containsExactly(0, 1);
  }

  @Test
  void whereEveryTrialBreaksOne_thereIsNoWinner() {
    assertThat(study(Goals.of(ACCURACY), "parameters < 0").winner()).isEmpty();
    assertThat(study(Goals.of(ACCURACY, SMALL), "parameters < 0").winner()).isEmpty();
  }

  @Test
  void samplersAreToldByHowMuch() {
    List<Observation> told =
        study(Goals.of(ACCURACY), "parameters <= 2500", "accuracy >= 0.625").history().completed();

    assertThat(told.get(0).violations()).containsExactly(-1500.0, 0.125);
    assertThat(told.get(3).violations()).containsExactly(1500.0, -0.25);
    assertThat(told).map(Observation::isFeasible).containsExactly(false, true, false, false);
  }

  @Test
  void constraintsMayNameParametersToo_oneThatIsOffKeepsThem() {
    StudyState state =
        study(Goals.of(ACCURACY), "parameters <= 4000 * model.x", "parameters <= model.off");

    assertThat(state.finished().get(0).violations()).containsExactly(-1000.0, 0.0);
    assertThat(state.finished().get(3).violations()).containsExactly(500.0, 0.0);
  }

  @Test
  void aMetricWithoutAValue_breaksItsConstraint() {
    StudyState state = study(Goals.of(ACCURACY), "roc-auc >= 0");

    assertThat(state.rules().required()).containsExactly("roc_auc");
    assertThat(state.finished().get(0).violations()).containsExactly(1.0);
    assertThat(state.best()).isEmpty();
  }

  @Test
  void whatIsTold_isEveryCostAndWhatGoalsAndConstraintsName_eachOnce() {
    StudyRules rules =
        Fixtures.rules(
            2, Goals.of(ACCURACY, SMALL), List.of(constraint("roc-auc + accuracy >= parameters")));

    assertThat(rules.required()).containsExactly("parameters", "roc_auc");
    assertThat(rules.measured())
        .containsExactly("parameters", "fit_millis", "predict_millis", "model_bytes", "roc_auc");
  }
}
