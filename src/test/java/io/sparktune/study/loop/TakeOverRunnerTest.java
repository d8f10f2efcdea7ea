package io.sparktune.study.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.study.CurveTrainer;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class TakeOverRunnerTest {

  private static final int FOLDS = 3;
  private static final StudyRules RULES = Fixtures.rules(FOLDS, Direction.MAXIMIZE);
  private static final CurveTrainer CURVES = new CurveTrainer(Direction.MAXIMIZE);

  private final MemoryJournal journal = new MemoryJournal();
  private final Queue<FoldAssignment> trained = new ConcurrentLinkedQueue<>();

  private StudyState run(
      StudyRules rules, Limits limits, SingleFoldTrainer trainer, EarlierFolds earlier)
      throws InterruptedException {
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    FoldTrainer watched =
        (together, gates, results) -> {
          trained.addAll(together);
          trainer.train(together, gates, results);
        };
    try (Runner runner =
        new TakeOverRunner(new InProcessRunner(2, watched, clock), earlier, clock)) {
      Scheduler scheduler = Fixtures.scheduler(limits.trials());
      Study study = new Study(StudyState.initial(rules), scheduler, journal, List.of(), clock);
      return new StudyLoop(study, clock).run(Fixtures.opened(limits, null), runner);
    }
  }

  private static FoldResult scored(FoldAssignment fold, EpochCallback gate) {
    return Fixtures.scored(fold);
  }

  /** What another trial, of other numbers, gave at the same values. */
  private static Optional<FoldResult> another(Trial trial, int fold) {
    Trial another = new Trial(1000 + trial.number(), trial.values(), 7);
    return Optional.of(
        Fixtures.takenOver(new FoldAssignment(another, fold, 4), "trial 1000 of last-night"));
  }

  private static FinishedTrial trial(StudyState state, int number) {
    return state.finished().stream()
        .filter(over -> over.trial().number() == number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsKnown_isNotTrained_andScoresTheSame() throws InterruptedException {
    Limits limits = Limits.ofTrials(20);
    StudyState taken = run(RULES, limits, TakeOverRunnerTest::scored, TakeOverRunnerTest::another);

    assertThat(trained).isEmpty();
    assertThat(taken.finished()).hasSize(20).allMatch(FinishedTrial::isTakenOver);
    StudyState first =
        run(RULES, limits, TakeOverRunnerTest::scored, (trial, fold) -> Optional.empty());
    assertThat(first.finished()).noneMatch(FinishedTrial::isTakenOver);
    for (int number = 0; number < 20; number++) {
      assertThat(trial(taken, number).foldScores()).isEqualTo(trial(first, number).foldScores());
    }
  }

  @Test
  void anAnswer_isOfThisTrialAndAttempt_andHasTheSeedOfItsTraining() throws InterruptedException {
    run(RULES, Limits.ofTrials(1), TakeOverRunnerTest::scored, TakeOverRunnerTest::another);

    List<FoldResult> results =
        journal.events().stream()
            .filter(Event.FoldFinished.class::isInstance)
            .map(event -> ((Event.FoldFinished) event).result())
            .toList();
    assertThat(results).extracting(FoldResult::fold).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(results).allMatch(result -> result.trial() == 0 && result.attempt() == 1);
    assertThat(results)
        .allMatch(
            result ->
                result.seed()
                    == new FoldAssignment(new Trial(1000, proposed().values(), 7), result.fold(), 1)
                        .seed());
    assertThat(results).allMatch(result -> result.takenFrom().equals("trial 1000 of last-night"));
  }

  private Trial proposed() {
    return journal.events().stream()
        .filter(Event.TrialProposed.class::isInstance)
        .map(event -> ((Event.TrialProposed) event).trial())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRest_isTrained() throws InterruptedException {
    StudyState end =
        run(
            RULES,
            Limits.ofTrials(10),
            TakeOverRunnerTest::scored,
            (trial, fold) ->
                trial.number() % 2 == 0 && fold < 2 ? another(trial, fold) : Optional.empty());

    assertThat(trained).hasSize(5 * FOLDS + 5);
    assertThat(end.finished()).noneMatch(FinishedTrial::isTakenOver);
    assertThat(trial(end, 4).epochs()).isEqualTo(2);
    assertThat(trial(end, 5).epochs()).isEqualTo(2 * FOLDS);
    assertThat(end.epochs()).isEqualTo(5 * 2 + 5 * 2 * FOLDS);
  }

  @Test
  void whatIsTakenOver_costsNoEpochs() throws InterruptedException {
    Limits sixEpochs = new Limits(20, 6, null, 0, 0, 0);
    StudyState end = run(RULES, sixEpochs, TakeOverRunnerTest::scored, TakeOverRunnerTest::another);

    assertThat(end.finished()).hasSize(20);
    assertThat(end.epochs()).isZero();
  }

  /** The fold as it is trained without a pause. */
  private static FoldResult whole(Trial trial, int fold) {
    return CURVES
        .train(new FoldAssignment(trial, fold, 1), EpochCallback.open())
        .takenOver("trial 8 of last-night");
  }

  @Test
  void trialsThatPauseAtRungs_endAsIfTheyWereTrained() throws InterruptedException {
    StudyRules promoting =
        Fixtures.rules(
            1, Direction.MAXIMIZE, new PrunerSettings.SuccessiveHalving(1, 3, 9), RaceTest.NONE, 0);
    EarlierFolds curves = (trial, fold) -> Optional.of(whole(trial, fold));
    StudyState taken = run(promoting, Limits.ofTrials(18), CURVES, curves);
    assertThat(trained).isEmpty();
    StudyState first =
        run(promoting, Limits.ofTrials(18), CURVES, (trial, fold) -> Optional.empty());

    for (int number = 0; number < 18; number++) {
      assertThat(trial(taken, number).state()).isEqualTo(trial(first, number).state());
      assertThat(trial(taken, number).completion().map(TrialOutcome.Complete::score))
          .isEqualTo(trial(first, number).completion().map(TrialOutcome.Complete::score));
    }
    assertThat(taken.count(TrialState.PRUNED)).isGreaterThan(9);
    assertThat(taken.epochs()).isZero();
  }

  @Test
  void aPrunerStopsTheSameTrials_strict() throws InterruptedException {
    StudyRules stopping =
        Fixtures.rules(
            2,
            Direction.MAXIMIZE,
            new PrunerSettings.Asha(1, 3, HalvingType.STOPPING),
            RaceTest.NONE,
            4);
    EarlierFolds curves =
        (trial, fold) ->
            trial.number() % 3 == 0 ? Optional.empty() : Optional.of(whole(trial, fold));
    StudyState taken = run(stopping, Limits.ofTrials(30), CURVES, curves);
    StudyState first =
        run(stopping, Limits.ofTrials(30), CURVES, (trial, fold) -> Optional.empty());

    for (int number = 0; number < 30; number++) {
      assertThat(trial(taken, number).pruneReason()).isEqualTo(trial(first, number).pruneReason());
    }
    assertThat(taken.count(TrialState.PRUNED)).isGreaterThan(10);
  }
}
