package io.sparktune.study.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.Observation;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Studies that want accurate and small networks. */
final class FrontTest {

  private static final Goals GOALS =
      Goals.of(
          new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE),
          new Goal(CostMetric.PARAMETERS, "", Direction.MINIMIZE));
  private static final StudyRules RULES =
      Fixtures.rules(2, GOALS, new PrunerSettings.None(), RaceTest.NONE, 0);

  private static List<Event> trial(int number, double accuracy, int parameters) {
    List<Double> folds = List.of(accuracy - 0.01, accuracy + 0.01);
    return Fixtures.complete(number, folds, new Costs(parameters, 0.5, 4L * parameters));
  }

  private static StudyState after(List<List<Event>> trials) {
    StudyState state = StudyState.initial(RULES).after(Fixtures.opened(100));
    for (List<Event> events : trials) {
      for (Event event : events) {
        state = state.after(event);
      }
    }
    return state;
  }

  private static List<Integer> numbers(Front front) {
    return front.trials().stream().map(trial -> trial.trial().number()).toList();
  }

  @Test
  void trialsThatNoneBeatsByAllGoals_areOnTheFront() {
    StudyState state =
        after(
            List.of(
                trial(0, 0.9, 1000),
                trial(1, 0.8, 2000),
                trial(2, 0.7, 100),
                trial(3, 0.7, 100),
                trial(4, 0.95, 9000)));

    assertThat(numbers(state.front())).containsExactly(0, 2, 3, 4);
    assertThat(state.front().has(1)).isFalse();
    assertThat(state.best().orElseThrow().trial().number()).isEqualTo(4);
  }

  @Test
  void aTrialThatIsBeaten_leavesTheFront() {
    StudyState state = after(List.of(trial(0, 0.7, 100), trial(1, 0.8, 500), trial(2, 0.8, 100)));

    assertThat(numbers(state.front())).containsExactly(2);
  }

  @Test
  void theWinnerIsTheKnee() {
    // As shares of the ranges: (0, 1), (0.9, 0.9) and (1, 0).
    StudyState state =
        after(List.of(trial(0, 0.5, 1000), trial(1, 0.95, 2000), trial(2, 1.0, 11_000)));

    assertThat(state.winner().orElseThrow().trial().number()).isEqualTo(1);
  }

  @Test
  void hypervolumeIsInUnitsOfTheFirstTrialsRanges() {
    StudyState state = after(List.of(trial(0, 0.5, 1000), trial(1, 1.0, 2000)));

    // The points are (0, 1) and (1, 0), the reference (-0.1, -0.1).
    assertThat(state.front().hypervolume())
        .isCloseTo(0.1 * 1.1 + 1.1 * 0.1 - 0.1 * 0.1, within(1e-12));
    assertThat(Front.EMPTY.hypervolume()).isZero();
  }

  @Test
  void beyondTheFirstTrials_theHypervolumeOnlyGrows() {
    Random random = new Random(5);
    List<List<Event>> trials = new ArrayList<>();
    double before = 0;
    for (int number = 0; number < 60; number++) {
      trials.add(trial(number, random.nextDouble(), 1 + random.nextInt(10_000)));
      double volume = after(trials).front().hypervolume();
      if (number >= Front.FIRST) {
        assertThat(volume).isGreaterThanOrEqualTo(before);
      }
      before = volume;
    }
    assertThat(before).isBetween(0.5, 1.5);
  }

  @Test
  void theFrontDoesNotDependOnTheOrderInWhichTrialsEnd() {
    Random random = new Random(6);
    List<List<Event>> trials = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      trials.add(trial(number, random.nextDouble(), 1 + random.nextInt(10_000)));
    }
    Front inOrder = after(trials).front();
    Collections.shuffle(trials, random);
    Front shuffled = after(trials).front();

    assertThat(shuffled.trials()).isEqualTo(inOrder.trials());
    assertThat(shuffled.hypervolume()).isEqualTo(inOrder.hypervolume());
    assertThat(shuffled.knee()).isEqualTo(inOrder.knee());
  }

  @Test
  void samplersAreToldOneMeritForEachGoal() {
    StudyState state = after(List.of(trial(0, 0.75, 1000)));

    Observation told = state.history().completed().get(0);
    assertThat(told.merits().get(0)).isCloseTo(0.75, within(1e-12));
    assertThat(told.merits().get(1)).isEqualTo(-1000);
    assertThat(state.finished().get(0).measured())
        .containsEntry("parameters", 1000.0)
        .containsEntry("fit_millis", 12.0)
        .containsEntry("predict_millis", 0.5)
        .containsEntry("model_bytes", 4000.0);
  }

  @Test
  void withOneGoal_thereIsNoFront_andTheWinnerIsTheBest() {
    StudyState state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
    for (Event event : trial(0, 0.75, 1000)) {
      state = state.after(event);
    }

    assertThat(state.front().size()).isZero();
    assertThat(state.winner()).isEqualTo(state.best()).isPresent();
  }

  @Test
  void aTrialWithoutAGoalsMetric_isAFault() {
    assertThatThrownBy(() -> after(List.of(Fixtures.complete(7, List.of(0.5, 0.6), null))))
        .hasMessage("trial 7 has no parameters");
  }
}
