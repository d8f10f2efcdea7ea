package io.sparktune.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.functions.SmoothFunctions;
import io.sparktune.functions.TestFunction;
import io.sparktune.search.RandomSettings;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.TrialState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FailingObjectiveTest {

  private static final TestFunction BRANIN = SmoothFunctions.branin();

  private static ObjectiveResult run(int trials, Objective objective) throws InterruptedException {
    return new ObjectiveStudy(
            BRANIN.space(), Direction.MINIMIZE, new RandomSettings(), trials, 2, 5)
        .run(objective);
  }

  /** The failures of an objective that has a value where x1 is above 0 alone. */
  private static List<FinishedTrial> failures(Objective elsewhere) throws InterruptedException {
    ObjectiveResult result =
        run(
            40,
            attempt ->
                attempt.real("x1") > 0 ? BRANIN.value(attempt.values()) : elsewhere.score(attempt));
    assertThat(result.reason()).isEqualTo(StopReason.TRIALS_DONE);
    assertThat(result.trials()).hasSize(40);
    assertThat(result.best().orElseThrow().trial().values().byName().get("x1"))
        .isInstanceOfSatisfying(Double.class, x -> assertThat(x).isPositive());
    for (FinishedTrial trial : result.trials()) {
      boolean permitted = (Double) trial.trial().values().byName().get("x1") > 0;
      assertThat(trial.state()).isEqualTo(permitted ? TrialState.COMPLETE : TrialState.FAILED);
    }
    List<FinishedTrial> failures =
        result.trials().stream().filter(trial -> trial.state() == TrialState.FAILED).toList();
    assertThat(failures).isNotEmpty();
    return failures;
  }

  @Test
  void anExceptionIsAFailedTrialThatSaysWhereItCameFrom() throws InterruptedException {
    List<FinishedTrial> failures =
        failures(
            attempt -> {
              throw new IOException("no such place");
            });

    assertThat(failures)
        .allMatch(trial -> trial.failure().orElseThrow().kind() == FailureKind.CODE_ERROR);
    assertThat(failures.get(0).failure().orElseThrow().message())
        .startsWith("java.io.IOException: no such place\n  at ")
        .contains("FailingObjectiveTest");
  }

  @Test
  void aNameThatNoParameterHas_isToldWithThePlaceThatAskedForIt() throws InterruptedException {
    ObjectiveResult result = run(1, attempt -> attempt.real("nothing"));

    assertThat(result.trials().get(0).failure().orElseThrow().message())
        .startsWith("java.lang.IllegalArgumentException: there is no nothing in ")
        .containsPattern("\n  at io\\.sparktune\\.objective\\.FailingObjectiveTest\\.[^\n]*$");
  }

  @Test
  void anObjectiveThatNeverEnds_doesNotKeepTheProcessAlive() throws InterruptedException {
    ObjectiveResult result = run(1, attempt -> Thread.currentThread().isDaemon() ? 1 : 0);

    assertThat(result.best().orElseThrow().score()).isEqualTo(1);
  }

  @Test
  void anErrorIsAFailedTrialToo() throws InterruptedException {
    List<FinishedTrial> failures =
        failures(
            attempt -> {
              throw new AssertionError("impossible");
            });

    assertThat(failures.get(0).failure().orElseThrow().message())
        .startsWith("java.lang.AssertionError: impossible");
  }

  @Test
  void memoryThatRanOutIsTriedOnceMore() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    ObjectiveResult result =
        run(
            1,
            attempt -> {
              calls.incrementAndGet();
              throw new OutOfMemoryError("no room");
            });

    FinishedTrial failed = result.trials().get(0);
    assertThat(failed.failure().orElseThrow().kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(failed.failure().orElseThrow().message()).isEqualTo("no room");
    assertThat(calls).hasValue(2);
  }

  @Test
  void aScoreThatIsNotANumberIsAFailedTrial() throws InterruptedException {
    List<FinishedTrial> failures = failures(attempt -> Double.NaN);

    assertThat(failures)
        .allMatch(trial -> trial.failure().orElseThrow().kind() == FailureKind.DIVERGED);
    assertThat(failures.get(0).failure().orElseThrow().message()).isEqualTo("the score is NaN");
  }

  @Test
  void anInfiniteScoreIsAFailedTrial() throws InterruptedException {
    assertThat(
            failures(attempt -> Double.NEGATIVE_INFINITY).get(0).failure().orElseThrow().message())
        .isEqualTo("the score is -Infinity");
  }

  @Test
  void aStudyWhoseFirstTrialsAllFailEnds() throws InterruptedException {
    ObjectiveResult result = run(1_000, attempt -> Double.NaN);

    assertThat(result.reason()).isEqualTo(StopReason.ALL_FAILED);
    assertThat(result.best()).isEmpty();
    // Ten failures tell, and one more trial may be in flight.
    assertThat(result.trials()).hasSizeBetween(10, 11);
  }

  @Test
  void moreEpochsThanTheStudyHasAreAFailure() throws InterruptedException {
    ObjectiveResult result =
        run(
            1,
            attempt -> {
              attempt.report(2);
              attempt.report(1);
              return 1;
            });

    assertThat(result.trials().get(0).failure().orElseThrow().message())
        .startsWith(
            "java.lang.IllegalStateException: reported 2 times, but the study's trials have 1 epoch"
                + " at most: give withPruner more\n");
  }
}
