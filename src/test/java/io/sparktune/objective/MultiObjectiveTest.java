package io.sparktune.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.functions.Zdt;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.cmaes.CmaesSettings;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MultiObjectiveTest {

  private static final Goal FIRST = Goal.named("first", Direction.MINIMIZE);
  private static final Goal SECOND = Goal.named("second", Direction.MINIMIZE);

  private static ObjectiveStudy study(Goals goals, int trials) {
    return new ObjectiveStudy(Zdt.ZDT1.space(), goals, new RandomSettings(), trials, 2, 3);
  }

  private static double[] zdt(ObjectiveTrial attempt) {
    return Zdt.ZDT1.goals(attempt.values()).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean beats(FinishedTrial one, FinishedTrial other) {
    return one.scoreFor(FIRST) <= other.scoreFor(FIRST)
        && one.scoreFor(SECOND) <= other.scoreFor(SECOND)
        && (one.scoreFor(FIRST) < other.scoreFor(FIRST)
            || one.scoreFor(SECOND) < other.scoreFor(SECOND));
  }

  @Test
  void theFrontHasEveryTrialThatNoneBeats_andTheKneeIsOnIt() throws InterruptedException {
    ObjectiveResult result =
        study(Goals.of(FIRST, SECOND), 200).runSeveral(MultiObjectiveTest::zdt);

    List<FinishedTrial> unbeaten =
        result.trials().stream()
            .filter(trial -> result.trials().stream().noneMatch(other -> beats(other, trial)))
            .toList();
    assertThat(result.reason()).isEqualTo(StopReason.TRIALS_DONE);
    assertThat(result.trials()).hasSize(200);
    assertThat(result.front().trials())
        .containsExactlyInAnyOrderElementsOf(unbeaten)
        .hasSizeGreaterThan(3)
        .contains(result.front().knee().orElseThrow());
    assertThat(result.best().orElseThrow().score())
        .isEqualTo(result.trials().stream().mapToDouble(FinishedTrial::score).min().orElseThrow());
  }

  @Test
  void everyGoalHasItsDirection() throws InterruptedException {
    Goals turned = Goals.of(FIRST, Goal.named("second", Direction.MAXIMIZE));
    ObjectiveResult result =
        study(turned, 100).runSeveral(attempt -> new double[] {zdt(attempt)[0], -zdt(attempt)[1]});
    ObjectiveResult plain = study(Goals.of(FIRST, SECOND), 100).runSeveral(MultiObjectiveTest::zdt);

    assertThat(numbers(result)).isEqualTo(numbers(plain)).isNotEmpty();
  }

  private static List<Integer> numbers(ObjectiveResult result) {
    return result.front().trials().stream().map(trial -> trial.trial().number()).sorted().toList();
  }

  @Test
  void aSamplerGoesByAllGoals() throws InterruptedException {
    ObjectiveStudy random = study(Goals.of(FIRST, SECOND), 300);
    ObjectiveStudy nsga2 =
        new ObjectiveStudy(
            random.space(), random.goals(), Nsga2Settings.defaults(), 300, 1, random.seed());

    assertThat(distance(nsga2.runSeveral(MultiObjectiveTest::zdt)))
        .isLessThan(0.5 * distance(random.runSeveral(MultiObjectiveTest::zdt)));
  }

  /**
   * How far the front is from that of ZDT1, where the second goal is 1 less the root of the first.
   */
  private static double distance(ObjectiveResult result) {
    return result.front().trials().stream()
        .mapToDouble(trial -> trial.scoreFor(SECOND) - 1 + Math.sqrt(trial.scoreFor(FIRST)))
        .average()
        .orElseThrow();
  }

  @Test
  void aStudyWithOneGoalHasNoFront() throws InterruptedException {
    ObjectiveResult result = study(Goals.of(FIRST), 10).run(attempt -> zdt(attempt)[0]);

    assertThat(result.front().trials()).isEmpty();
    assertThat(result.best().orElseThrow().scoreFor(FIRST))
        .isEqualTo(result.best().orElseThrow().score());
  }

  @Test
  void aPrunerGoesByTheFirstGoal() throws InterruptedException {
    ObjectiveResult result =
        study(Goals.of(FIRST, SECOND), 40)
            .withPruner(new PrunerSettings.Asha(1, 3, HalvingType.STOPPING), 3)
            .runSeveral(
                attempt -> {
                  double[] scores = zdt(attempt);
                  for (int epoch = 0; epoch < 3; epoch++) {
                    if (!attempt.report(scores[0])) {
                      break;
                    }
                  }
                  return scores;
                });

    List<TrialState> states = result.trials().stream().map(FinishedTrial::state).toList();
    assertThat(states).contains(TrialState.PRUNED, TrialState.COMPLETE);
    assertThat(result.front().trials()).allMatch(trial -> trial.epochs() == 3);
  }

  @Test
  void oneScoreForTwoGoals_isAnError() {
    assertThatThrownBy(() -> study(Goals.of(FIRST, SECOND), 10).run(attempt -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("one score is not enough for several goals: minimize first, minimize second");
  }

  @Test
  void scoresThatAreNotThoseOfTheGoals_areFailedTrials() throws InterruptedException {
    ObjectiveResult three =
        study(Goals.of(FIRST, SECOND), 1).runSeveral(attempt -> new double[] {1, 2, 3});
    ObjectiveResult none = study(Goals.of(FIRST, SECOND), 1).runSeveral(attempt -> null);
    ObjectiveResult undefined =
        study(Goals.of(FIRST, SECOND), 1)
            .runSeveral(attempt -> new double[] {1, Double.POSITIVE_INFINITY});

    FinishedTrial failed = three.trials().get(0);
    assertThat(failed.failure().orElseThrow().kind()).isEqualTo(FailureKind.CODE_ERROR);
    assertThat(failed.failure().orElseThrow().message())
        .isEqualTo("the scores are [1.0, 2.0, 3.0], for minimize first, minimize second");
    assertThat(none.trials().get(0).failure().orElseThrow().message())
        .isEqualTo("the scores are null, for minimize first, minimize second");
    assertThat(undefined.trials().get(0).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.DIVERGED);
    assertThat(undefined.trials().get(0).failure().orElseThrow().message())
        .isEqualTo("the second is Infinity");
  }

  @Test
  void aSamplerForOneGoal_isRefused() {
    assertThatThrownBy(
            () ->
                new ObjectiveStudy(
                    Zdt.ZDT1.space(), Goals.of(FIRST, SECOND), CmaesSettings.defaults(), 10, 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cma-es takes one goal only, the study has 2");
  }

  @Test
  void metricsOfNetworks_areRefused() {
    Goals metric = Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));

    assertThatThrownBy(() -> study(metric, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an objective has no metrics: maximize accuracy");
  }
}
