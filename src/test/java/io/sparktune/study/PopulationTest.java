package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.objective.SingleFoldTrainer;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.ResumableTrial;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Journal;
import io.sparktune.study.loop.Replay;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Studies whose trials replace each other, by threads of this process: one where the outcome has to
 * be certain, since on several a fold may be the last one for as long as its thread has no turn.
 */
final class PopulationTest {

  private static final int FOLDS = 2;
  private static final int POPULATION = 10;
  private static final int INTERVAL = 4;
  private static final int TRIALS = 100;
  private static final PbtSettings PBT =
      new PbtSettings(POPULATION, INTERVAL, 0.2, 0.25, 0.1, List.of("model.x"));

  private final MemoryJournal journal = new MemoryJournal();

  private static StudyRules rules(Direction direction) {
    PrunerSettings pruner = new PrunerSettings.Population(INTERVAL, PBT.replacedShare());
    return new StudyRules(
        FOLDS,
        Goals.of(new Goal(StandardClassMetric.ACCURACY, "", direction)),
        OutcomeConstraints.NONE,
        Fixtures.MOST_EPOCHS,
        pruner.pruner(new StudyShape(Fixtures.MOST_EPOCHS, direction, TRIALS, 0)),
        new FoldRace(new RaceSettings(RaceTest.NONE, 0.95), FOLDS, 1.0 / (FOLDS - 1)),
        0,
        POPULATION);
  }

  /** Folds take no time here, so that a queue of a quarter second would hold all of them. */
  private static Scheduler scheduler() {
    return new Scheduler(
            PBT.sampler(new SearchShape(Fixtures.space(), 1, TRIALS, Fixtures.SEED)),
            new SearchSettings(PBT, TRIALS, 0),
            Fixtures.SEED)
        .withoutQueue();
  }

  private static StudyState run(
      StudyState from, Journal journal, int trials, int slots, FoldTrainer trainer)
      throws InterruptedException {
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    Study study = new Study(from, scheduler(), journal, List.of(), clock);
    try (Runner runner = new InProcessRunner(slots, trainer, clock)) {
      return new StudyLoop(study, clock).run(Fixtures.opened(trials), runner);
    }
  }

  private StudyState run(Direction direction, int slots) throws InterruptedException {
    StudyState initial = StudyState.initial(rules(direction));
    return run(initial, journal, TRIALS, slots, new CurveTrainer(direction));
  }

  private static List<Trial> proposed(List<Event> events) {
    return events.stream()
        .filter(Event.TrialProposed.class::isInstance)
        .map(event -> ((Event.TrialProposed) event).trial())
        .toList();
  }

  private static Optional<String> difference(StudyRules rules, List<Event> events) {
    Replay replay = new Replay(StudyState.initial(rules), scheduler());
    return events.stream().flatMap(event -> replay.next(event).stream()).findFirst();
  }

  @ParameterizedTest
  @EnumSource
  void lostTrials_areReplaced_untilThePopulationIsTrained(Direction direction)
      throws InterruptedException {
    StudyState end = run(direction, 1);

    assertThat(end.closed()).contains(StopReason.POPULATION_DONE);
    assertThat(end.count(TrialState.COMPLETE)).isEqualTo(POPULATION);
    assertThat(end.count(TrialState.PRUNED)).isPositive().isEqualTo(end.proposed() - POPULATION);
    assertThat(difference(rules(direction), journal.events())).isEmpty();
    List<Trial> trials = proposed(journal.events());
    assertThat(trials.subList(0, POPULATION)).allMatch(trial -> trial.origin() == null);
    assertThat(trials.subList(POPULATION, trials.size()))
        .allSatisfy(
            trial -> {
              assertThat(trial.origin().epoch() % INTERVAL).isZero();
              assertThat(trial.origin().parent()).isIn(trials.subList(0, trial.number()));
            });
    assertThat(end.finished().stream().mapToLong(FinishedTrial::epochs).sum())
        .as("inherited epochs are counted once")
        .isEqualTo(end.epochs())
        .isLessThanOrEqualTo((long) POPULATION * FOLDS * Fixtures.MOST_EPOCHS);
  }

  @Test
  void population_isNeverLarger_andFullBeforeAnyTrialGoesOn() throws InterruptedException {
    run(Direction.MAXIMIZE, 1);
    StudyState state = StudyState.initial(rules(Direction.MAXIMIZE));
    for (Event event : journal.events()) {
      int lost = state.count(TrialState.PRUNED) + state.count(TrialState.FAILED);
      int alive = state.proposed() - lost;
      assertThat(alive).isLessThanOrEqualTo(POPULATION);
      if (event instanceof Event.TrialPromoted) {
        assertThat(alive).isEqualTo(POPULATION);
      }
      state = state.after(event);
    }
  }

  @Test
  void children_goOnWithTheParentsCheckpoints_andAreComparedFromThereOn()
      throws InterruptedException {
    CurveTrainer trainer = new CurveTrainer(Direction.MAXIMIZE);
    run(StudyState.initial(rules(Direction.MAXIMIZE)), journal, TRIALS, 2, trainer);
    List<FoldAssignment> begun =
        trainer.seen().stream()
            .filter(fold -> fold.trial().origin() != null && fold.attempt() == 1)
            .toList();

    assertThat(begun).hasSizeGreaterThan(FOLDS);
    for (FoldAssignment fold : begun) {
      Origin origin = fold.trial().origin();
      FoldAssignment parents =
          trainer.seen().stream()
              .filter(other -> other.trial().equals(origin.parent()))
              .filter(other -> other.fold() == fold.fold())
              .filter(other -> other.pauseAfter() == origin.epoch())
              .findFirst()
              .orElseThrow();
      assertThat(fold.from()).isEqualTo(new Checkpoint(parents.attempt(), origin.epoch()));
      assertThat(fold.pauseAfter()).isIn(origin.epoch() + INTERVAL, FoldAssignment.END);
      assertThat(fold.trial().trainerOf(origin.epoch())).isEqualTo(origin.parent());
    }
  }

  @Test
  void onMoreSlotsThanFolds_nobodyWaits() throws InterruptedException {
    StudyState end = run(Direction.MAXIMIZE, POPULATION * FOLDS + 10);

    assertThat(end.closed()).contains(StopReason.POPULATION_DONE);
    // Those that are lost after all others are complete have nobody to go on from.
    assertThat(end.count(TrialState.COMPLETE))
        .isBetween(1, POPULATION)
        .isEqualTo(end.proposed() - end.count(TrialState.PRUNED));
    assertThat(difference(rules(Direction.MAXIMIZE), journal.events())).isEmpty();
  }

  @Test
  void brokenOffAnywhere_itGoesOnToTheSameEnd() throws InterruptedException {
    run(Direction.MAXIMIZE, 1);
    List<Event> events = journal.events();
    for (int cut = 1; cut < events.size(); cut += 17) {
      StudyState state = StudyState.initial(rules(Direction.MAXIMIZE));
      for (Event event : events.subList(0, cut)) {
        state = state.after(event);
      }
      MemoryJournal second = new MemoryJournal();
      StudyState end = run(state, second, TRIALS, 1, new CurveTrainer(Direction.MAXIMIZE));

      assertThat(end.closed()).contains(StopReason.POPULATION_DONE);
      assertThat(end.count(TrialState.COMPLETE)).isEqualTo(POPULATION);
      List<Event> all = new ArrayList<>(events.subList(0, cut));
      all.addAll(second.events());
      assertThat(difference(rules(Direction.MAXIMIZE), all)).isEmpty();
    }
  }

  @Test
  void lostExecutors_areNoReasonToReplace_failuresAre() throws InterruptedException {
    CurveTrainer losing =
        new CurveTrainer(Direction.MAXIMIZE, fold -> fold.attempt() % 2 == 1 && fold.fold() == 1);
    StudyState lossy =
        run(StudyState.initial(rules(Direction.MAXIMIZE)), journal, TRIALS, 1, losing);
    assertThat(lossy.count(TrialState.FAILED)).isZero();
    assertThat(lossy.count(TrialState.COMPLETE)).isEqualTo(POPULATION);

    MemoryJournal second = new MemoryJournal();
    CurveTrainer curves = new CurveTrainer(Direction.MAXIMIZE);
    SingleFoldTrainer diverging =
        (fold, gate) ->
            fold.trial().number() % 7 == 3 && fold.from().epoch() >= INTERVAL
                ? Fixtures.failed(fold, FailureKind.DIVERGED)
                : curves.train(fold, gate);
    StudyState failing =
        run(StudyState.initial(rules(Direction.MAXIMIZE)), second, TRIALS, 1, diverging);
    assertThat(failing.count(TrialState.FAILED)).isPositive();
    assertThat(failing.count(TrialState.COMPLETE)).isEqualTo(POPULATION);
    assertThat(difference(rules(Direction.MAXIMIZE), second.events())).isEmpty();
  }

  @Test
  void limitOfTrials_endsReplacement_andTheOthersAreTrained() throws InterruptedException {
    StudyState end =
        run(
            StudyState.initial(rules(Direction.MAXIMIZE)),
            journal,
            POPULATION + 1,
            1,
            new CurveTrainer(Direction.MAXIMIZE));

    assertThat(end.closed()).contains(StopReason.TRIALS_DONE);
    assertThat(end.proposed()).isEqualTo(POPULATION + 1);
    assertThat(end.count(TrialState.COMPLETE)).isBetween(2, POPULATION - 1);
    assertThat(end.open()).isEmpty();
  }

  /** All that happens to a trial up to its first rung. */
  private static List<Event> untilFirstRung(Trial trial, List<Double> scores) {
    List<Event> events = new ArrayList<>();
    events.add(new Event.TrialProposed(Fixtures.NOW, trial));
    for (int fold = 0; fold < FOLDS; fold++) {
      FoldAssignment assignment = new FoldAssignment(trial, fold, 1, Checkpoint.NONE, INTERVAL);
      events.add(Event.FoldStarted.of(Fixtures.NOW, assignment));
      List<EpochScore> epochs = new ArrayList<>();
      for (int epoch = 1; epoch <= scores.size(); epoch++) {
        epochs.add(new EpochScore(epoch, 0.5, scores.get(epoch - 1), 1));
      }
      FoldOutcome paused = new FoldOutcome.Paused(new Checkpoint(1, INTERVAL), 4, 0);
      FoldResult result = Fixtures.result(assignment, paused).withEpochs(epochs);
      events.add(new Event.FoldFinished(Fixtures.NOW, result));
    }
    return events;
  }

  private static StudyState after(List<Event> events) {
    StudyState state = StudyState.initial(rules(Direction.MAXIMIZE)).after(Fixtures.opened(TRIALS));
    for (Event event : events) {
      state = state.after(event);
    }
    return state;
  }

  private static Trial trial(int number, Origin origin) {
    return new Trial(number, Fixtures.space().valuesAt(new double[] {0.5}), number, origin);
  }

  @Test
  void keptIs_whereAllFoldsWereTogether_withTheLatestMerit() {
    List<Event> events = untilFirstRung(trial(0, null), List.of(0.1, 0.9, 0.5, 0.4));
    assertThat(after(events.subList(0, events.size() - 1)).history().resumable()).isEmpty();

    StudyState paused = after(events);
    assertThat(paused.history().resumable())
        .containsExactly(new ResumableTrial(0, trial(0, null).values(), INTERVAL, 0.4));
    assertThat(paused.passedOn(0, 1)).isEqualTo(new Checkpoint(1, INTERVAL));

    StudyState gone = paused.after(new Event.TrialPromoted(Fixtures.NOW, 0, 2 * INTERVAL));
    assertThat(gone.history().resumable()).hasSize(1);
    assertThat(gone.passedOn(0, 0)).isEqualTo(new Checkpoint(1, INTERVAL));

    StudyState over = paused.after(new Event.TrialPruned(Fixtures.NOW, 0, 0, INTERVAL, "worst"));
    assertThat(over.history().resumable()).isEmpty();
    assertThat(over.passedOn(0, 0)).isEqualTo(Checkpoint.NONE);
  }

  @Test
  void aChild_outlivesItsParent() {
    StudyState state = after(untilFirstRung(trial(0, null), List.of(0.1, 0.2, 0.3, 0.4)));
    Trial child = trial(1, new Origin(trial(0, null), INTERVAL));
    state =
        state
            .after(new Event.TrialProposed(Fixtures.NOW, child))
            .after(new Event.TrialPruned(Fixtures.NOW, 0, 0, INTERVAL, "worst"));

    assertThat(state.checkpoint(1, 0)).isEqualTo(new Checkpoint(1, INTERVAL));
    assertThat(state.history().resumable()).as("it has come to no rung of its own").isEmpty();
    FoldAssignment next = state.open().iterator().next().waiting(rules(Direction.MAXIMIZE)).get(0);
    assertThat(next.from()).isEqualTo(new Checkpoint(1, INTERVAL));
    assertThat(next.pauseAfter()).isEqualTo(2 * INTERVAL);
    assertThat(next.attempt()).isEqualTo(1);
  }

  @Test
  void whatIsNotKept_cannotBeGoneOnFrom() {
    StudyState state = after(untilFirstRung(trial(0, null), List.of(0.1, 0.2, 0.3, 0.4)));
    Trial early = trial(1, new Origin(trial(0, null), INTERVAL - 1));
    Trial orphan = trial(2, new Origin(trial(1, null), INTERVAL));

    assertThatThrownBy(() -> state.after(new Event.TrialProposed(Fixtures.NOW, early)))
        .hasMessageStartingWith("trial 0 has no checkpoints of epoch 3, but of epoch 4");
    assertThatThrownBy(() -> state.after(new Event.TrialProposed(Fixtures.NOW, orphan)))
        .hasMessageStartingWith("trial 2 resumes one that is over: Origin[");
  }

  @Test
  void rulesOfAStrictPopulation_areRefused() {
    StudyRules rules = rules(Direction.MAXIMIZE);
    assertThatThrownBy(
            () ->
                new StudyRules(
                    FOLDS,
                    rules.goals(),
                    OutcomeConstraints.NONE,
                    Fixtures.MOST_EPOCHS,
                    rules.pruner(),
                    rules.race(),
                    4,
                    POPULATION))
        .hasMessage("a population of 10 in a window of 4");
  }
}
