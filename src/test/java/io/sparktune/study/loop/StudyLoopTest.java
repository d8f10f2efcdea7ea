package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.TrialState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StudyLoopTest {

  private static final int FOLDS = 3;

  private final MemoryJournal journal = new MemoryJournal();

  private StudyState run(int trials, int slots, SingleFoldTrainer trainer)
      throws InterruptedException {
    return run(
        StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE)),
        journal,
        trials,
        slots,
        trainer);
  }

  private static StudyState run(
      StudyState from, Journal journal, int trials, int slots, SingleFoldTrainer trainer)
      throws InterruptedException {
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    try (Runner runner = new InProcessRunner(slots, trainer, clock)) {
      Study study = new Study(from, Fixtures.scheduler(trials), journal, List.of(), clock);
      return new StudyLoop(study, clock).run(Fixtures.opened(trials), runner);
    }
  }

  private static List<FinishedTrial> byNumber(StudyState state) {
    return state.finished().stream()
        .sorted(Comparator.comparing(trial -> trial.trial().number()))
        .toList();
  }

  @Test
  void everyTrialIsTrainedOnceInEveryFold() throws InterruptedException {
    StudyState end = run(20, 4, (fold, gate) -> Fixtures.scored(fold));

    assertThat(end.closed()).contains(StopReason.TRIALS_DONE);
    assertThat(byNumber(end)).extracting(trial -> trial.trial().number()).hasSize(20);
    long starts =
        journal.events().stream().filter(Event.FoldStarted.class::isInstance).distinct().count();
    assertThat(starts).isEqualTo(20 * FOLDS);
  }

  @Test
  void scoreIsTheMeanOverFolds_deviationThatOfASample() throws InterruptedException {
    FinishedTrial trial = run(1, 1, (fold, gate) -> Fixtures.scored(fold)).finished().get(0);

    double first = (Double) trial.trial().values().of("model.x").orElseThrow();
    assertThat(trial.score()).isEqualTo((first + (first - 0.01) + (first - 0.02)) / 3);
    assertThat(trial.scoreDeviation().orElseThrow())
        .isCloseTo(0.01, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(trial.folds()).isEqualTo(FOLDS);
    assertThat(trial.epochs()).isEqualTo(2 * FOLDS);
  }

  @Test
  void bestIsTheSameForAnyNumberOfSlots() throws InterruptedException {
    StudyState one = run(30, 1, (fold, gate) -> Fixtures.scored(fold));
    StudyState eight =
        run(
            StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE)),
            new MemoryJournal(),
            30,
            8,
            (fold, gate) -> Fixtures.scored(fold));

    assertThat(byNumber(eight)).isEqualTo(byNumber(one));
    assertThat(eight.best()).isEqualTo(one.best());
  }

  @Test
  void minimizing_theLowestScoreIsBest() throws InterruptedException {
    StudyState end =
        run(
            StudyState.initial(Fixtures.rules(FOLDS, Direction.MINIMIZE)),
            journal,
            10,
            2,
            (fold, gate) -> Fixtures.scored(fold));

    double lowest = end.finished().stream().mapToDouble(FinishedTrial::score).min().orElseThrow();
    assertThat(end.best().orElseThrow().score()).isEqualTo(lowest);
  }

  @Test
  void lostFolds_areTriedAgain_andTheTrialIsWhole() throws InterruptedException {
    StudyState end =
        run(
            5,
            2,
            (fold, gate) ->
                fold.attempt() < 3 && fold.fold() == 1
                    ? Fixtures.failed(fold, FailureKind.LOST_EXECUTOR)
                    : Fixtures.scored(fold));

    assertThat(end.count(TrialState.FAILED)).isZero();
    assertThat(byNumber(end))
        .isEqualTo(
            byNumber(
                run(
                    StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE)),
                    new MemoryJournal(),
                    5,
                    2,
                    (fold, gate) ->
                        Fixtures.scored(new FoldAssignment(fold.trial(), fold.fold(), 1)))));
  }

  @Test
  void foldsLostTooOften_failTheTrial() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    StudyState end =
        run(
            2,
            1,
            (fold, gate) -> {
              if (fold.trial().number() == 0 && fold.fold() == 0) {
                attempts.incrementAndGet();
                return Fixtures.failed(fold, FailureKind.LOST_EXECUTOR);
              }
              return Fixtures.scored(fold);
            });

    assertThat(attempts).hasValue(1 + FailureKind.LOST_EXECUTOR.retries());
    FinishedTrial failed = byNumber(end).get(0);
    assertThat(failed.state()).isEqualTo(TrialState.FAILED);
    assertThat(failed.failure().orElseThrow().kind()).isEqualTo(FailureKind.LOST_EXECUTOR);
    assertThat(end.best().orElseThrow().trial().number()).isEqualTo(1);
  }

  @Test
  void divergedTrials_areNeverTriedAgainAndNeverBest() throws InterruptedException {
    List<FoldAssignment> seen = new ArrayList<>();
    StudyState end =
        run(
            4,
            1,
            (fold, gate) -> {
              seen.add(fold);
              return fold.trial().number() % 2 == 0
                  ? Fixtures.failed(fold, FailureKind.DIVERGED)
                  : Fixtures.scored(fold);
            });

    assertThat(seen).allMatch(fold -> fold.attempt() == 1);
    assertThat(end.count(TrialState.FAILED)).isEqualTo(2);
    assertThat(end.best().orElseThrow().trial().number() % 2).isEqualTo(1);
    assertThat(byNumber(end).get(0).completion()).isEmpty();
  }

  @Test
  void aStudyWhoseFirstTrialsAllFail_stopsEarly() throws InterruptedException {
    StudyState end = run(1000, 2, (fold, gate) -> Fixtures.failed(fold, FailureKind.CODE_ERROR));

    assertThat(end.closed()).contains(StopReason.ALL_FAILED);
    assertThat(end.finished().size()).isBetween(10, 14);
    assertThat(end.best()).isEmpty();
  }

  @Test
  void aStudyBrokenOffAnywhere_endsLikeAnUnbrokenOne() throws InterruptedException {
    StudyState unbroken = run(6, 2, (fold, gate) -> Fixtures.scored(fold));
    List<Event> events = journal.events();
    for (int cut = 0; cut < events.size(); cut++) {
      StudyState state = StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE));
      for (Event event : events.subList(0, cut)) {
        state = state.after(event);
      }
      MemoryJournal second = new MemoryJournal();
      StudyState end = run(state, second, 6, 2, (fold, gate) -> Fixtures.scored(fold));

      assertThat(byNumber(end)).isEqualTo(byNumber(unbroken));
      assertThat(end.best()).isEqualTo(unbroken.best());
      assertThat(proposals(events.subList(0, cut)) + proposals(second.events())).isEqualTo(6);
    }
  }

  private static long proposals(List<Event> events) {
    return events.stream().filter(Event.TrialProposed.class::isInstance).count();
  }

  @Test
  void resultsOfEarlierAttempts_areDropped() throws InterruptedException {
    StudyState end =
        run(
            StudyState.initial(Fixtures.rules(FOLDS, Direction.MAXIMIZE)),
            journal,
            1,
            1,
            (fold, gate) ->
                fold.attempt() == 1 && fold.fold() == 0
                    ? Fixtures.failed(fold, FailureKind.LOST_EXECUTOR)
                    : Fixtures.scored(fold));
    int trial = end.finished().get(0).trial().number();

    assertThat(end.knownEpochs(trial, 0, 1)).isEqualTo(-1);
  }
}
