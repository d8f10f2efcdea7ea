package io.sparktune.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.functions.MlpFunction;
import io.sparktune.functions.SmoothFunctions;
import io.sparktune.functions.TestFunction;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.search.GridSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Direction;
import io.sparktune.trial.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ObjectiveStudyTest {

  private static final TestFunction BRANIN = SmoothFunctions.branin();
  private static final TestFunction MLP = MlpFunction.mlp();

  private static ObjectiveStudy study(TestFunction function, int trials, int slots) {
    return new ObjectiveStudy(
        function.space(), Direction.MINIMIZE, new RandomSettings(), trials, slots, 3);
  }

  private static List<FinishedTrial> in(ObjectiveResult result, TrialState state) {
    return result.trials().stream().filter(trial -> trial.state() == state).toList();
  }

  /** What was tried, by number. */
  private static List<Values> tried(ObjectiveResult result) {
    return result.trials().stream()
        .map(FinishedTrial::trial)
        .sorted(Comparator.comparing(trial -> trial.number()))
        .map(trial -> trial.values())
        .toList();
  }

  @Test
  void theBestTrialHasTheLowestValue() throws InterruptedException {
    ObjectiveResult result = study(BRANIN, 300, 2).run(attempt -> BRANIN.value(attempt.values()));

    double lowest = tried(result).stream().mapToDouble(BRANIN::value).min().orElseThrow();
    assertThat(result.trials()).hasSize(300);
    assertThat(result.reason()).isEqualTo(StopReason.TRIALS_DONE);
    FinishedTrial best = result.best().orElseThrow();
    assertThat(best.score()).isEqualTo(lowest).isEqualTo(BRANIN.value(best.trial().values()));
  }

  @Test
  void aPopulationIsRefused() {
    PbtSettings pbt = PbtSettings.of(List.of());
    assertThatThrownBy(() -> new ObjectiveStudy(BRANIN.space(), Direction.MINIMIZE, pbt, 50, 1, 3))
        .hasMessage("an objective cannot resume from another trial, as it would with pbt");
  }

  @Test
  void theBestTrialHasTheHighestValueWhereMoreIsBetter() throws InterruptedException {
    ObjectiveStudy study =
        new ObjectiveStudy(BRANIN.space(), Direction.MAXIMIZE, new RandomSettings(), 50, 1, 3);
    ObjectiveResult result = study.run(attempt -> BRANIN.value(attempt.values()));

    assertThat(result.best().orElseThrow().score())
        .isEqualTo(tried(result).stream().mapToDouble(BRANIN::value).max().orElseThrow());
  }

  @Test
  void aSamplerKnowsAllThatIsOver_oneSlot() throws InterruptedException {
    ObjectiveResult result =
        new ObjectiveStudy(BRANIN.space(), Direction.MINIMIZE, new AroundTheBest(), 100, 1, 3)
            .run(attempt -> BRANIN.value(attempt.values()));

    Sequence expected = new Sequence(BRANIN, new AroundTheBest(), 100, 3);
    assertThat(tried(result)).isEqualTo(expected.tried());
  }

  @Test
  void timingDoesNotMatter_strictMode() throws InterruptedException {
    ObjectiveStudy study =
        new ObjectiveStudy(MLP.space(), Direction.MINIMIZE, new AroundTheBest(), 60, 4, 3)
            .inStrictMode(8);
    ObjectiveResult one = study.run(attempt -> MLP.value(attempt.values()));
    ObjectiveResult other =
        study.run(
            attempt -> {
              for (long i = attempt.seed() & 1023; i > 0; i--) {
                assertThat(MLP.value(attempt.values())).isPositive();
              }
              return MLP.value(attempt.values());
            });

    assertThat(tried(one)).isEqualTo(tried(other));
  }

  @Test
  void asManyAreTriedAtOnceAsThereAreSlots() throws InterruptedException {
    CyclicBarrier three = new CyclicBarrier(3);
    ObjectiveResult result =
        study(BRANIN, 9, 3)
            .run(
                attempt -> {
                  three.await(30, TimeUnit.SECONDS);
                  return BRANIN.value(attempt.values());
                });

    assertThat(in(result, TrialState.COMPLETE)).hasSize(9);
  }

  @Test
  void everyPointOfAGridIsTriedOnce() throws InterruptedException {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("size", 1, 4, Scale.LINEAR),
                new ChoiceParameter("kind", List.of("a", "b"))));
    ObjectiveResult result =
        new ObjectiveStudy(space, Direction.MAXIMIZE, new GridSettings(), 100, 2, 1)
            .run(attempt -> attempt.integer("size") - (attempt.text("kind").equals("a") ? 0 : 9));

    assertThat(tried(result)).hasSize(8).doesNotHaveDuplicates();
    assertThat(result.best().orElseThrow().trial().values()).hasToString("size=4, kind=a");
  }

  @Test
  void halvingStopsTrialsThatAreWorse() throws InterruptedException {
    int epochs = 27;
    ObjectiveStudy study =
        study(MLP, 60, 2).withPruner(new PrunerSettings.Asha(3, 3, HalvingType.STOPPING), epochs);
    ObjectiveResult result = study.run(attempt -> course(attempt, epochs));

    List<FinishedTrial> pruned = in(result, TrialState.PRUNED);
    List<FinishedTrial> complete = in(result, TrialState.COMPLETE);
    assertThat(pruned).hasSizeGreaterThan(20);
    assertThat(pruned)
        .allMatch(trial -> trial.epochs() < epochs && trial.pruneReason().isPresent());
    assertThat(complete).allMatch(trial -> trial.epochs() == epochs);
    assertThat(pruned.size() + complete.size()).isEqualTo(60);
    // Values are in the order of the final scores at every epoch, so that the best one goes on.
    assertThat(result.best().orElseThrow().score())
        .isEqualTo(tried(result).stream().mapToDouble(MLP::value).min().orElseThrow());
  }

  /** A curve that falls to the value of the function. */
  private static double course(ObjectiveTrial attempt, int epochs) {
    double end = MLP.value(attempt.values());
    for (int epoch = 1; epoch < epochs; epoch++) {
      if (!attempt.report(end + 1 - (double) epoch / epochs)) {
        return Double.NaN;
      }
    }
    attempt.report(end);
    return end;
  }

  @Test
  void anInterruptedThreadEndsTheStudy() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> study(MLP, 10, 1).run(attempt -> MLP.value(attempt.values())))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aPrunerThatPausesIsRefused() {
    PrunerSettings pausing = new PrunerSettings.Asha(3, 3, HalvingType.PROMOTION);

    assertThatThrownBy(() -> study(MLP, 10, 1).withPruner(pausing, 27))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an objective cannot be paused, as it would be by " + pausing);
  }

  @Test
  void aStudyWithoutTrialsIsRefused() {
    assertThatThrownBy(() -> study(MLP, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 trials of 1 epochs on 1 slots with a window of 0");
  }
}
