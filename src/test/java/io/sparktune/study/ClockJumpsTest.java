package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies whose driver's wall clock is set while they run, or between two drivers. */
final class ClockJumpsTest {

  private static final int TRIALS = 24;
  private static final int FOLDS = 2;

  private final AtomicReference<Instant> wall = new AtomicReference<>(Fixtures.NOW);
  private final AtomicLong nanos = new AtomicLong();
  private final MemoryJournal journal = new MemoryJournal();

  private static StudyState initial() {
    return StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE));
  }

  /** Each fold takes a second, and in the seventh one the wall clock is set. */
  private StudyState run(InstantSource clock, Duration until, Duration jump)
      throws InterruptedException {
    AtomicInteger folds = new AtomicInteger();
    Event.StudyOpened opened =
        Fixtures.opened(Limits.ofTrials(TRIALS), clock.instant().plus(until));
    Study study = new Study(initial(), Fixtures.scheduler(TRIALS), journal, List.of(), clock);
    SingleFoldTrainer trainer =
        (fold, gate) -> {
          nanos.addAndGet(1_000_000_000);
          if (folds.incrementAndGet() == 7) {
            wall.updateAndGet(time -> time.plus(jump));
          }
          return Fixtures.scored(fold);
        };
    try (Runner runner = new InProcessRunner(1, trainer, clock)) {
      return new StudyLoop(study, clock).run(opened, runner);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-2H", "P1D"})
  void aBudgetIsNotUpBecauseTheClockIsSet(Duration jump) throws InterruptedException {
    InstantSource clock = new SteadyClock(wall::get, nanos::get, Instant.EPOCH);

    StudyState end = run(clock, Duration.ofHours(6), jump);

    assertThat(end.closed()).contains(StopReason.TRIALS_DONE);
    assertThat(end.finished()).hasSize(TRIALS);
    assertThat(end.worked()).isEqualTo(Duration.ofSeconds(TRIALS * FOLDS));
    assertThat(end.finished())
        .allSatisfy(trial -> assertThat(trial.startedAt()).isBefore(trial.finishedAt()));
  }

  @Test
  void aTimeOfDayIsReachedWhenTheWallClockSaysSo() throws InterruptedException {
    StudyState ahead = run(wall::get, Duration.ofHours(6), Duration.ofDays(1));

    assertThat(ahead.closed()).contains(StopReason.TIME_UP);
    assertThat(ahead.finished()).hasSizeLessThan(TRIALS);
  }

  @Test
  void aTimeOfDayIsNotReachedWhenTheWallClockIsSetBack() throws InterruptedException {
    StudyState back = run(wall::get, Duration.ofHours(6), Duration.ofHours(-2));

    assertThat(back.closed()).contains(StopReason.TRIALS_DONE);
    assertThat(back.worked()).isZero();
    assertThat(back.finished())
        .allSatisfy(trial -> assertThat(trial.startedAt()).isBeforeOrEqualTo(trial.finishedAt()));
  }

  private static Event.StudyOpened opened(Instant at) {
    return new Event.StudyOpened(at, "small", "file", "data", "0", Limits.ofTrials(TRIALS), null);
  }

  private static StudyState after(StudyState from, Event... events) {
    StudyState state = from;
    for (Event event : events) {
      state = state.after(event);
    }
    return state;
  }

  @Test
  void theWorkOfAllDriversCounts_whateverTheirClocksSay() {
    Instant first = Fixtures.NOW;
    Instant second = first.minus(Duration.ofDays(1));
    StudyState killed =
        after(
            initial(),
            opened(first),
            new Event.TimePassed(first.plusSeconds(7200)),
            new Event.TimePassed(first.plusSeconds(60)));
    assertThat(killed.worked()).isEqualTo(Duration.ofHours(2));

    StudyState stopped =
        after(
            killed,
            opened(second),
            new Event.TimePassed(second.minusSeconds(30)),
            new Event.TimePassed(second.plusSeconds(3600)),
            new Event.StudyClosed(second.plusSeconds(3600), StopReason.STOPPED));
    assertThat(stopped.worked()).isEqualTo(Duration.ofHours(3));
    assertThat(after(stopped, opened(first)).worked()).isEqualTo(Duration.ofHours(3));

    StudyState over =
        after(stopped, opened(first), new Event.StudyClosed(first, StopReason.TIME_UP));
    assertThat(after(over, opened(second)).worked()).isZero();
  }

  @Test
  void aTrialThatADriverWithAnEarlierClockEnds_tookNoTime() {
    Instant first = Fixtures.NOW;
    Instant second = first.minus(Duration.ofHours(2));
    List<Event> trial =
        new ArrayList<>(Fixtures.complete(0, List.of(0.5, 0.5), new Costs(1, 0.5, 1)));
    Event.FoldFinished last = (Event.FoldFinished) trial.remove(trial.size() - 1);
    StudyState state = after(initial(), opened(first));
    state = after(state, trial.toArray(Event[]::new));
    state =
        after(
            state,
            opened(second),
            new Event.FoldStarted(second, 0, 1, 2, 0, FoldAssignment.END),
            new Event.FoldFinished(
                second,
                Fixtures.scored(new FoldAssignment(state.open().iterator().next().trial(), 1, 2))));

    assertThat(last.at()).isAfter(second);
    FinishedTrial finished = state.finished().get(0);
    assertThat(finished.startedAt()).isEqualTo(finished.finishedAt());
  }
}
