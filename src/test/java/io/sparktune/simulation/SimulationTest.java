package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Fixtures.MemoryJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.InProcessRunner;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {

  private static final int FOLDS = 5;
  private static final Duration DISPATCH = Duration.ofMillis(10);
  private static final PrunerSettings NONE = new PrunerSettings.None();
  private static final PrunerSettings ASHA = new PrunerSettings.Asha(1, 3, HalvingType.STOPPING);
  private static final PrunerSettings PROMOTING =
      new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);

  private final List<Event> events = new ArrayList<>();

  private static FoldModel model(Duration median, double sigma) {
    return new ModelledFolds(
        new LogNormal(median, sigma), DISPATCH, values -> Fixtures.MOST_EPOCHS, Direction.MAXIMIZE);
  }

  private static StudyRules rules(PrunerSettings pruner) {
    return Fixtures.rules(FOLDS, Direction.MAXIMIZE, pruner, RaceTest.NONE, 0);
  }

  private SimulationReport run(
      int trials,
      PrunerSettings pruner,
      FoldModel model,
      ClusterSettings cluster,
      Optional<Duration> duration) {
    events.clear();
    return new Simulation(rules(pruner), Fixtures.scheduler(trials), model, cluster)
        .run(
            Fixtures.NOW,
            Limits.ofTrials(trials),
            duration.map(Fixtures.NOW::plus),
            List.of((sequence, event, state) -> events.add(event)));
  }

  private SimulationReport run(int trials, PrunerSettings pruner, FoldModel model, int slots) {
    return run(trials, pruner, model, ClusterSettings.safe(slots), Optional.empty());
  }

  /** Losses of about a quarter of the executors while a fold trains. */
  private static ClusterSettings unsafe() {
    return new ClusterSettings(16, 2, 15, Duration.ofMinutes(2), 10_000, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 64})
  void foldsOfEqualLength_takeTheIdealTimeAndDispatch(int slots) {
    FoldModel model = model(Duration.ofSeconds(27), 0);
    SimulationReport report = run(64, NONE, model, slots);

    int rounds = (64 * FOLDS + slots - 1) / slots;
    Duration ideal = Duration.ofSeconds(27).plus(DISPATCH).multipliedBy(rounds);
    assertThat(report.wallClock()).isEqualTo(ideal);
    assertThat(report.utilisation())
        .isCloseTo(64.0 * FOLDS * 27 / (slots * ideal.toNanos() / 1e9), within());
    assertThat(report.epochs()).isEqualTo(64L * FOLDS * Fixtures.MOST_EPOCHS);
    assertThat(report.wholeEpochs()).isEqualTo(report.epochs());
    assertThat(report.complete()).isEqualTo(64);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  @Test
  void theSameSimulation_givesTheSameReport() {
    FoldModel model = model(Duration.ofSeconds(60), 0.6);
    SimulationReport one = run(60, PROMOTING, model, unsafe(), Optional.empty());
    List<Event> first = List.copyOf(events);
    SimulationReport two = run(60, PROMOTING, model, unsafe(), Optional.empty());

    assertThat(two).isEqualTo(one);
    assertThat(events).isEqualTo(first);
    assertThat(one.events()).isEqualTo(events.size());
  }

  @Test
  void slotsAreFull_whileThereIsWork_whateverTheLengths() {
    SimulationReport report = run(200, NONE, model(Duration.ofSeconds(60), 0.6), 50);

    // The dispatch of 10 ms takes 1/6000 of a fold; nothing else may keep a slot from work.
    assertThat(report.utilisationWithWork()).isBetween(0.999, 1.0);
    assertThat(report.utilisation()).isLessThan(report.utilisationWithWork());
    assertThat(report.moments()).hasSize(200);
    assertThat(report.moments().get(199).at()).isEqualTo(report.wallClock());
  }

  @Test
  void lostExecutors_loseNoTrial() {
    SimulationReport report =
        run(40, NONE, model(Duration.ofSeconds(60), 0.6), unsafe(), Optional.empty());

    assertThat(report.reason()).isEqualTo(StopReason.TRIALS_DONE);
    assertThat(report.foldsLost()).isGreaterThan(20);
    assertThat(report.complete() + report.failed()).isEqualTo(40);
    assertThat(report.complete()).isGreaterThan(30);
    assertThat(events)
        .filteredOn(Event.SlotsChanged.class::isInstance)
        .extracting(event -> ((Event.SlotsChanged) event).slots())
        .startsWith(16, 14)
        .contains(16, 12);
  }

  @Test
  void foldsOfALostExecutor_goOnFromTheirCheckpoints() {
    run(40, NONE, model(Duration.ofSeconds(60), 0.6), unsafe(), Optional.empty());
    List<Event.FoldStarted> again =
        events.stream()
            .filter(Event.FoldStarted.class::isInstance)
            .map(Event.FoldStarted.class::cast)
            .filter(started -> started.attempt() > 1)
            .toList();

    assertThat(again).isNotEmpty();
    assertThat(again).filteredOn(started -> started.fromEpoch() > 0).hasSizeGreaterThan(10);
  }

  @Test
  void aDeadline_isKept() {
    FoldModel model = model(Duration.ofSeconds(60), 0.6);
    SimulationReport unlimited = run(100, NONE, model, 8);
    Duration half = unlimited.wallClock().dividedBy(2);
    SimulationReport report = run(100, NONE, model, ClusterSettings.safe(8), Optional.of(half));

    assertThat(report.reason()).isEqualTo(StopReason.TIME_UP);
    assertThat(report.wallClock()).isBetween(half.multipliedBy(3).dividedBy(4), half);
    assertThat(report.complete()).isBetween(25, 50);
  }

  @Test
  void aDeadline_isWokenFor_whereNothingElseHappens() {
    Duration tooShort = Duration.ofSeconds(100);
    SimulationReport report =
        run(
            1,
            NONE,
            model(Duration.ofHours(27), 0),
            ClusterSettings.safe(8),
            Optional.of(tooShort));

    // Four seconds are left for the report of the study; nothing is known of its folds.
    assertThat(report.wallClock()).isEqualTo(Duration.ofSeconds(96));
    assertThat(report.reason()).isEqualTo(StopReason.TIME_UP);
    assertThat(report.complete()).isZero();
    assertThat(events).anyMatch(Event.TimePassed.class::isInstance);
  }

  @Test
  void prunedAndPromotedTrials_spareEpochs_andPausedFoldsGoOn() {
    FoldModel model = model(Duration.ofSeconds(60), 0.6);
    SimulationReport whole = run(100, NONE, model, 16);
    SimulationReport stopped = run(100, ASHA, model, 16);
    SimulationReport promoted = run(100, PROMOTING, model, 16);

    for (SimulationReport report : List.of(stopped, promoted)) {
      assertThat(report.pruned()).isGreaterThan(50);
      assertThat(report.complete() + report.pruned()).isEqualTo(100);
      assertThat(report.epochs()).isLessThan(whole.epochs() / 2);
      assertThat(report.wholeEpochs()).isEqualTo(whole.epochs());
      assertThat(report.wallClock()).isLessThan(whole.wallClock());
    }
    long scored =
        events.stream()
            .mapToLong(
                event ->
                    event instanceof Event.EpochsScored told
                        ? told.scores().size()
                        : event instanceof Event.FoldFinished over
                            ? over.result().epochs().size()
                            : 0)
            .sum();
    assertThat(scored).as("no epoch is trained twice").isEqualTo(promoted.epochs());
  }

  @Test
  void decisionsAreThoseOfTheLoop_withRealThreads() throws InterruptedException {
    FoldModel model = model(Duration.ofSeconds(60), 0);
    MemoryJournal journal = new MemoryJournal();
    InstantSource clock = InstantSource.fixed(Fixtures.NOW);
    Study study =
        new Study(
            StudyState.initial(rules(ASHA)), Fixtures.scheduler(40), journal, List.of(), clock);
    try (Runner runner = new InProcessRunner(1, new CourseTrainer(model, Fixtures.NOW), clock)) {
      StudyState end = new StudyLoop(study, clock).run(Fixtures.opened(40), runner);
      SimulationReport report = run(40, ASHA, model, 1);
      assertThat(report.pruned()).isPositive();
      assertThat(report.moments().get(39).best()).isEqualTo(end.best().orElseThrow().score());
    }

    assertThat(prunings(events)).isEqualTo(prunings(journal.events()));
  }

  private static List<String> prunings(List<Event> events) {
    return events.stream()
        .filter(Event.TrialPruned.class::isInstance)
        .map(Event.TrialPruned.class::cast)
        .map(cut -> cut.trial() + " " + cut.fold() + " " + cut.epoch() + " " + cut.reason())
        .toList();
  }
}
