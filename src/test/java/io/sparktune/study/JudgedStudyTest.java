package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Replay;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies whose trials are pruned, promoted and raced, by threads of this process. */
final class JudgedStudyTest {

  private static final int FOLDS = 5;
  private static final int TRIALS = 40;
  private static final PrunerSettings NONE = new PrunerSettings.None();
  private static final PrunerSettings ASHA = new PrunerSettings.Asha(1, 3, HalvingType.STOPPING);

  private final MemoryJournal journal = new MemoryJournal();

  private StudyState run(StudyRules rules, Limits limits, int slots, CurveTrainer trainer)
      throws InterruptedException {
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    Scheduler scheduler = Fixtures.scheduler(TRIALS);
    Study study = new Study(StudyState.initial(rules), scheduler, journal, List.of(), clock);
    try (Runner runner = new InProcessRunner(slots, trainer, clock)) {
      return new StudyLoop(study, clock).run(Fixtures.opened(limits, null), runner);
    }
  }

  private StudyState run(StudyRules rules, int slots, CurveTrainer trainer)
      throws InterruptedException {
    return run(rules, Limits.ofTrials(TRIALS), slots, trainer);
  }

  private static List<FinishedTrial> byNumber(StudyState state) {
    return state.finished().stream()
        .sorted(Comparator.comparing(over -> over.trial().number()))
        .toList();
  }

  /** The trial with the greatest x, which every pruner should find; the noise is far smaller. */
  private static int truth() throws InterruptedException {
    return new JudgedStudyTest()
        .run(Fixtures.rules(FOLDS, Direction.MAXIMIZE), 4, new CurveTrainer(Direction.MAXIMIZE))
        .best()
        .orElseThrow()
        .trial()
        .number();
  }

  static Stream<Arguments> pruners() {
    return Stream.of(
            new PrunerSettings.Percentile(50, 5, 1, 1),
            new PrunerSettings.Percentile(25, 5, 1, 1),
            new PrunerSettings.Patient(2, 0.02, new PrunerSettings.Percentile(50, 5, 1, 1)),
            ASHA,
            new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION),
            new PrunerSettings.SuccessiveHalving(1, 3, 9),
            new PrunerSettings.Hyperband(1, 3, HalvingType.STOPPING),
            new PrunerSettings.Hyperband(1, 3, HalvingType.PROMOTION),
            new PrunerSettings.Hyperband(1, 3, HalvingType.SYNCHRONOUS))
        .flatMap(
            pruner ->
                Stream.of(
                    Arguments.of(pruner, Direction.MAXIMIZE, RaceTest.NONE),
                    Arguments.of(pruner, Direction.MINIMIZE, RaceTest.POOLED_T)));
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void pruning_findsTheSameWinner_forFewerEpochs_andReplays(
      PrunerSettings pruner, Direction direction, RaceTest race) throws InterruptedException {
    StudyRules rules = Fixtures.rules(FOLDS, direction, pruner, race, 0);
    StudyState end = run(rules, 3, new CurveTrainer(direction));

    assertThat(end.closed()).contains(StopReason.TRIALS_DONE);
    assertThat(end.finished()).hasSize(TRIALS);
    assertThat(end.best().orElseThrow().trial().number()).isEqualTo(truth());
    assertThat(end.epochs()).isLessThan((long) (0.9 * TRIALS * FOLDS * Fixtures.MOST_EPOCHS));
    assertThat(end.count(TrialState.PRUNED)).isPositive();
    assertThat(end.finished())
        .filteredOn(over -> over.state() == TrialState.PRUNED)
        .allSatisfy(over -> assertThat(over.pruneReason().orElseThrow()).isNotBlank());
    assertThat(end.finished().stream().mapToLong(FinishedTrial::epochs).sum())
        .isEqualTo(end.epochs());
    assertReplays(rules);
  }

  private void assertReplays(StudyRules rules) {
    Replay replay = new Replay(StudyState.initial(rules), Fixtures.scheduler(TRIALS));
    for (Event event : journal.events()) {
      assertThat(replay.next(event)).isEmpty();
    }
    assertThat(replay.decisions()).isGreaterThan(TRIALS);
  }

  @Test
  void aJournalThatWasTamperedWith_doesNotReplay() throws InterruptedException {
    StudyRules rules = Fixtures.rules(FOLDS, Direction.MAXIMIZE, ASHA, RaceTest.NONE, 0);
    run(rules, 2, new CurveTrainer(Direction.MAXIMIZE));
    Replay replay = new Replay(StudyState.initial(rules), Fixtures.scheduler(TRIALS));
    Optional<String> difference = Optional.empty();
    for (Event event : journal.events()) {
      if (event instanceof Event.TrialPruned pruned) {
        Event other =
            new Event.TrialPruned(
                pruned.at(), pruned.trial(), pruned.fold(), pruned.epoch(), "a whim");
        difference = replay.next(other);
        break;
      }
      replay.next(event);
    }

    assertThat(difference.orElseThrow()).contains("a whim");
  }

  private static StudyState told(StudyState state, int trial, int fold, double score) {
    return state.after(
        new Event.EpochsScored(
            Fixtures.NOW,
            trial,
            fold,
            1,
            List.of(new EpochScore(1, 0.5, score, 1)),
            Checkpoint.NONE));
  }

  @Test
  void aFoldThatIsInTrainingToo_isAwaitedBeforeTheTrialIsJudged() {
    StudyRules rules = Fixtures.rules(2, Direction.MAXIMIZE, ASHA, RaceTest.NONE, 0);
    StudyState state = StudyState.initial(rules).after(Fixtures.opened(2));
    for (int trial = 0; trial < 2; trial++) {
      Trial proposed = new Trial(trial, new Values(Map.of()), trial);
      state = state.after(new Event.TrialProposed(Fixtures.NOW, proposed));
      for (int fold = 0; fold < 2; fold++) {
        FoldAssignment start = new FoldAssignment(proposed, fold, 1);
        state = state.after(Event.FoldStarted.of(Fixtures.NOW, start));
      }
    }
    state = told(told(state, 0, 0, 0.9), 0, 1, 0.9);

    // The second fold has told nothing: it may as well be queued.
    assertThat(told(state, 1, 0, 0.5).trials().toPrune()).containsExactly(1);
    StudyState second = told(state, 1, 1, 0.95);
    assertThat(told(second, 1, 0, 0.5).trials().toPrune()).containsExactly(1);
    assertThat(told(second, 1, 0, 0.88).trials().toPrune()).isEmpty();
  }

  @Test
  void promotedTrials_goOnFromTheirCheckpoints() throws InterruptedException {
    CurveTrainer trainer = new CurveTrainer(Direction.MAXIMIZE);
    PrunerSettings pruner = new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);
    StudyState end =
        run(Fixtures.rules(FOLDS, Direction.MAXIMIZE, pruner, RaceTest.NONE, 0), 3, trainer);

    int best = end.best().orElseThrow().trial().number();
    List<FoldAssignment> stretches =
        trainer.seen().stream()
            .filter(fold -> fold.trial().number() == best && fold.fold() == 0)
            .toList();
    assertThat(stretches).extracting(fold -> fold.from().epoch()).containsExactly(0, 1, 3, 9);
    assertThat(stretches)
        .extracting(FoldAssignment::pauseAfter)
        .containsExactly(1, 3, 9, FoldAssignment.END);
  }

  @ParameterizedTest
  @EnumSource(value = RaceTest.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void losersOfARace_neverGetTheirLateFolds(RaceTest test) throws InterruptedException {
    CurveTrainer trainer = new CurveTrainer(Direction.MAXIMIZE);
    // Wilcoxon's test can tell nothing with 95 % confidence before the fifth fold.
    int folds = test == RaceTest.WILCOXON ? 10 : FOLDS;
    StudyState end = run(Fixtures.rules(folds, Direction.MAXIMIZE, NONE, test, 0), 3, trainer);

    assertThat(end.best().orElseThrow().trial().number()).isEqualTo(truth());
    assertThat(end.count(TrialState.PRUNED)).isGreaterThan(TRIALS / 2);
    assertThat(end.finished())
        .filteredOn(over -> over.state() == TrialState.PRUNED)
        .allSatisfy(over -> assertThat(over.folds()).isLessThan(folds));
  }

  /** The score of a trial is x, less 0.01 for each fold, so that fold 0 tells which is the best. */
  @Test
  void theFirstTrialWithAllFolds_isTheBestOfTheFirstOnes_andTheOthersWaitForIt() {
    StudyRules rules = Fixtures.rules(FOLDS, Direction.MAXIMIZE, NONE, RaceTest.PREDICTIVE_T, 0);
    StudyState state =
        StudyState.initial(rules)
            .after(Fixtures.opened(10))
            .after(new Event.SlotsChanged(Fixtures.NOW, 3));
    List<Trial> trials = Stream.of(0.3, 0.9, 0.5).map(x -> trial((int) (10 * x), x)).toList();
    for (Trial trial : trials) {
      state = state.after(new Event.TrialProposed(Fixtures.NOW, trial));
      state = state.after(Event.FoldStarted.of(Fixtures.NOW, new FoldAssignment(trial, 0, 1)));
    }
    for (Trial trial : trials) {
      assertThat(state.open()).allSatisfy(open -> assertThat(open.released()).isEqualTo(1));
      state =
          state.after(
              new Event.FoldFinished(
                  Fixtures.NOW, Fixtures.scored(new FoldAssignment(trial, 0, 1))));
    }
    assertThat(state.open())
        .extracting(open -> open.trial().number() + " has " + open.released())
        .containsExactly("3 has 1", "5 has 1", "9 has 5");

    for (int fold = 1; fold < FOLDS; fold++) {
      FoldAssignment rest = new FoldAssignment(trials.get(1), fold, 1);
      state = state.after(Event.FoldStarted.of(Fixtures.NOW, rest));
      state = state.after(new Event.FoldFinished(Fixtures.NOW, Fixtures.scored(rest)));
    }
    // Nothing is known of the noise after three trials.
    assertThat(state.open())
        .extracting(open -> open.trial().number() + " has " + open.released())
        .containsExactly("3 has 2", "5 has 2");
  }

  private static Trial trial(int number, double x) {
    return new Trial(number, new Values(Map.of("model.x", x)), number);
  }

  static Stream<Arguments> strictStudies() {
    return Stream.of(NONE, ASHA, new PrunerSettings.Percentile(50, 3, 1, 1))
        .flatMap(
            pruner ->
                Stream.of(
                    Arguments.of(pruner, RaceTest.NONE),
                    Arguments.of(pruner, RaceTest.POOLED_T),
                    Arguments.of(pruner, RaceTest.PREDICTIVE_T)));
  }

  @ParameterizedTest
  @MethodSource("strictStudies")
  void inStrictMode_theTrialsAreTheSame_onAnySlotsWithAnyLosses(
      PrunerSettings pruner, RaceTest race) throws InterruptedException {
    StudyRules rules = Fixtures.rules(FOLDS, Direction.MAXIMIZE, pruner, race, 8);
    List<FinishedTrial> alone = byNumber(run(rules, 1, new CurveTrainer(Direction.MAXIMIZE)));

    for (int slots : new int[] {2, 4, 16}) {
      for (int every : new int[] {0, 3}) {
        CurveTrainer trainer =
            new CurveTrainer(
                Direction.MAXIMIZE,
                fold ->
                    every > 0
                        && fold.attempt() == 1
                        && (fold.trial().number() + fold.fold()) % every == 0);
        JudgedStudyTest again = new JudgedStudyTest();
        assertThat(byNumber(again.run(rules, slots, trainer))).isEqualTo(alone);
        again.assertReplays(rules);
      }
    }
  }

  /** Whole trials on two slots. */
  private StudyState limited(Limits limits) throws InterruptedException {
    return run(
        Fixtures.rules(FOLDS, Direction.MAXIMIZE), limits, 2, new CurveTrainer(Direction.MAXIMIZE));
  }

  @Test
  void aTargetThatIsReached_endsTheStudy() throws InterruptedException {
    Limits limits = new Limits(TRIALS, 0, 0.5, 0, 0, 0);
    StudyState end = limited(limits);

    assertThat(end.closed()).contains(StopReason.TARGET_REACHED);
    assertThat(end.best().orElseThrow().score()).isGreaterThanOrEqualTo(0.5);
    assertThat(end.finished().size()).isLessThan(TRIALS);
  }

  @Test
  void spentEpochs_endTheStudyWithWholeTrials() throws InterruptedException {
    Limits limits = new Limits(TRIALS, 1000, null, 0, 0, 0);
    StudyState end = limited(limits);

    assertThat(end.closed()).contains(StopReason.EPOCHS_SPENT);
    // Beside the trials in training, those of about 20 folds are queued ahead.
    assertThat(end.epochs()).isBetween(1000L, 1000L + 7 * FOLDS * Fixtures.MOST_EPOCHS);
    assertThat(end.count(TrialState.COMPLETE)).isEqualTo(end.finished().size());
  }

  @Test
  void aPlateau_endsTheStudy() throws InterruptedException {
    Limits limits = new Limits(TRIALS, 0, null, 10, 0, 0);
    StudyState end =
        run(
            Fixtures.rules(FOLDS, Direction.MAXIMIZE, NONE, RaceTest.NONE, 1),
            limits,
            2,
            new CurveTrainer(Direction.MAXIMIZE));

    assertThat(end.closed()).contains(StopReason.PLATEAU);
    int best = end.best().orElseThrow().trial().number();
    assertThat(end.finished()).hasSize(best + 1 + 10);
  }

  @Test
  void noise_endsAStudyInWhichLittleCanBeWon() throws InterruptedException {
    Limits limits = new Limits(TRIALS, 0, null, 0, 15, 0);
    StudyState end = limited(limits);

    // Folds differ by 0.02 each, so that the best score's standard error is 0.014.
    assertThat(end.closed()).contains(StopReason.WITHIN_NOISE);
    assertThat(end.finished().size()).isBetween(15, TRIALS - 1);
  }

  @Test
  void tooManyFailures_endTheStudy() throws InterruptedException {
    Limits limits = new Limits(TRIALS, 0, null, 0, 0, 3);
    StudyState end =
        run(
            Fixtures.rules(FOLDS, Direction.MAXIMIZE),
            limits,
            1,
            new CurveTrainer(Direction.MAXIMIZE, fold -> fold.trial().number() % 2 == 1));

    assertThat(end.closed()).contains(StopReason.TOO_MANY_FAILURES);
    // Trials that were begun by then fail all the same.
    assertThat(end.count(TrialState.FAILED)).isBetween(3, 3 + 7);
  }
}
