package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordedFoldsTest {

  private static final Duration DISPATCH = Duration.ofMillis(250);
  private static final FoldModel MODEL =
      new ModelledFolds(
          new LogNormal(Duration.ofSeconds(54), 0.6),
          DISPATCH,
          values -> Fixtures.MOST_EPOCHS,
          Direction.MAXIMIZE);
  private static final PrunerSettings NONE = new PrunerSettings.None();
  private static final PrunerSettings PROMOTING =
      new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);

  private final RecordedFolds.Builder builder = new RecordedFolds.Builder();

  private static SimulationReport run(
      PrunerSettings pruner, FoldModel model, int slots, StudyObserver observer) {
    StudyRules rules = Fixtures.rules(3, Direction.MAXIMIZE, pruner, RaceTest.NONE, 0);
    return new Simulation(rules, Fixtures.scheduler(60), model, ClusterSettings.safe(slots))
        .run(Fixtures.NOW, Limits.ofTrials(60), Optional.empty(), List.of(observer));
  }

  private RecordedFolds record(PrunerSettings pruner, int slots) {
    run(pruner, MODEL, slots, (sequence, event, state) -> builder.add(event));
    return builder.build().orElseThrow();
  }

  private static SimulationReport foretold(PrunerSettings pruner, FoldModel model, int slots) {
    return run(pruner, model, slots, (sequence, event, state) -> {});
  }

  @Test
  void aRunOnOneSlot_foretellsItselfOnMany() {
    RecordedFolds recorded = record(NONE, 1);
    SimulationReport real = foretold(NONE, MODEL, 7);
    SimulationReport foretold = foretold(NONE, recorded, 7);

    assertThat(foretold.wallClock().toMillis())
        .isCloseTo(real.wallClock().toMillis(), within(real.wallClock().toMillis() / 1000));
    assertThat(foretold.moments()).extracting(SimulationReport.Moment::best).isNotEmpty();
    assertThat(foretold.moments().get(59).best()).isEqualTo(real.moments().get(59).best());
    assertThat(foretold.epochs()).isEqualTo(real.epochs());
  }

  @Test
  void theTimeBetweenFolds_isFound_onAnyNumberOfSlots() {
    assertThat(record(NONE, 1).dispatch()).isEqualTo(DISPATCH);
    // At the end slots stand empty for want of work, which is not between folds.
    RecordedFolds onMany = new RecordedFoldsTest().record(NONE, 9);
    assertThat(onMany.dispatch().toMillis()).isCloseTo(DISPATCH.toMillis(), within(25L));
  }

  @Test
  void theTimeBeforeTheFirstFold_isFound_andRepeated() {
    Duration start = Duration.ofSeconds(40);
    RecordedFolds recorded = record(NONE, 1);
    FoldModel late = new SlowedFoldModel(MODEL, 1, start);
    RecordedFoldsTest other = new RecordedFoldsTest();
    run(NONE, late, 1, (sequence, event, state) -> other.builder.add(event));
    RecordedFolds recordedLate = other.builder.build().orElseThrow();

    assertThat(recorded.start()).isEqualTo(DISPATCH);
    assertThat(recordedLate.start()).isEqualTo(start);
    assertThat(recordedLate.dispatch()).isEqualTo(DISPATCH);
    // The real gap before the first fold is part of the start.
    Duration later = start.minus(DISPATCH);
    assertThat(foretold(NONE, recordedLate, 1).wallClock())
        .isEqualTo(foretold(NONE, recorded, 1).wallClock().plus(later));
  }

  @Test
  void foldsSideBySide_areThoseOfTheBusiestHost() {
    assertThat(record(NONE, 1).sideBySide()).isEqualTo(1);
    assertThat(new RecordedFoldsTest().record(NONE, 7).sideBySide()).isEqualTo(7);
  }

  @Test
  void theTimesOfTrials_areMeansOfTheirFolds_theShortestFirst() {
    tell(trial(0, 0.1, "adam"), scored(0.6, 3), 0.4, 0.5, 0.6);
    tell(trial(1, 0.2, "adam"), scored(0.7, 2), 0.4, 0.7);
    tell(trial(2, 0.3, "adam"), new FoldOutcome.Stopped(1, 1, 1), 0.1);

    List<TrialTime> times = builder.build().orElseThrow().times();
    assertThat(times).extracting(time -> time.trial().number()).containsExactly(1, 0);
    assertThat(times.get(0))
        .isEqualTo(
            new TrialTime(trial(1, 0.2, "adam"), Duration.ofMillis(50), Duration.ofMillis(100), 2));
    assertThat(times.get(1).fold()).isEqualTo(Duration.ofMillis(350));
  }

  @Test
  void aRunWhoseTrialsPaused_isPutTogetherFromItsStretches() {
    RecordedFolds recorded = record(PROMOTING, 4);
    SimulationReport real = foretold(PROMOTING, MODEL, 4);
    SimulationReport foretold = foretold(PROMOTING, recorded, 4);

    assertThat(foretold.wallClock().toMillis())
        .isCloseTo(real.wallClock().toMillis(), within(real.wallClock().toMillis() / 20));
    assertThat(foretold.complete()).isEqualTo(real.complete());
    assertThat(foretold.pruned()).isEqualTo(real.pruned());
  }

  @Test
  void aTrialThatWentOn_hasTheEpochsOfItsParent() {
    Trial parent = trial(0, 0.1, "adam");
    tell(parent, new FoldOutcome.Stopped(3, 0, 0), 0.1, 0.2, 0.3);
    Trial child = new Trial(1, trial(1, 0.2, "sgd").values(), 1, new Origin(parent, 2));
    builder.add(new Event.TrialProposed(Fixtures.NOW, child));
    List<EpochScore> own = List.of(new EpochScore(3, 0.5, 0.7, 300));
    Scores scores = new Scores(Map.of("accuracy", 0.7), Map.of());
    FoldOutcome.Scored scored = new FoldOutcome.Scored(0.7, scores, 3, 3, 0, 0);
    Instant end = Fixtures.NOW.plusMillis(300);
    builder.add(
        new Event.FoldFinished(
            end, new FoldResult(1, 0, 1, 1, scored, own, Fixtures.NOW, end, "host", "1")));

    FoldCurve course = builder.build().orElseThrow().course(child, 0);
    assertThat(scores(course)).containsExactly(0.1, 0.2, 0.7);
    assertThat(course.epochs())
        .extracting(FoldCurve.Epoch::nanos)
        .containsExactly(100_000_000L, 100_000_000L, 300_000_000L);
  }

  @Test
  void whatWasPrunedGoesOnAlongTheMeanCurve_withinWhatWasSeen() {
    tell(trial(0, 0.1, "adam"), scored(0.9, 3), 0.5, 0.8, 0.9);
    Trial near = trial(1, 0.2, "adam");
    tell(near, new FoldOutcome.Stopped(1, 1, 1), 0.55);
    Trial high = trial(2, 0.3, "adam");
    tell(high, new FoldOutcome.Stopped(1, 1, 1), 0.7);

    RecordedFolds recorded = builder.build().orElseThrow();
    List<Double> scores = scores(recorded.course(near, 0));
    assertThat(scores.get(1)).isCloseTo(0.85, within(1e-12));
    assertThat(scores.get(2)).isEqualTo(0.9);
    assertThat(scores(recorded.course(high, 0))).containsExactly(0.7, 0.9, 0.9);
  }

  private static Trial trial(int number, double rate, String updater) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rate", rate);
    values.put("updater", updater);
    return new Trial(number, new Values(values), number);
  }

  /** A fold with these scores, epochs of 100 ms and 50 ms beside them. */
  private void tell(Trial trial, FoldOutcome outcome, double... scores) {
    builder.add(new Event.TrialProposed(Fixtures.NOW, trial));
    List<EpochScore> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= scores.length; epoch++) {
      epochs.add(new EpochScore(epoch, 0.5, scores[epoch - 1], 100));
    }
    builder.add(
        new Event.EpochsScored(
            Fixtures.NOW, trial.number(), 0, 1, epochs.subList(0, 1), Checkpoint.NONE));
    Instant end = Fixtures.NOW.plusMillis(50 + 100L * scores.length);
    FoldResult result =
        new FoldResult(
            trial.number(),
            0,
            1,
            1,
            outcome,
            epochs.subList(1, epochs.size()),
            Fixtures.NOW,
            end,
            "host",
            "1");
    builder.add(new Event.FoldFinished(end, result));
  }

  private static FoldOutcome scored(double score, int epochs) {
    return new FoldOutcome.Scored(score, new Scores(Map.of(), Map.of()), epochs, epochs, 1, 1);
  }

  private static List<Double> scores(FoldCurve course) {
    return course.epochs().stream().map(FoldCurve.Epoch::score).toList();
  }

  @Test
  void valuesThatWereNotTried_goLikeTheNearestTrial() {
    tell(trial(0, 0.001, "adam"), scored(0.6, 3), 0.4, 0.5, 0.6);
    tell(trial(1, 0.1, "adam"), scored(0.7, 2), 0.6, 0.7);
    tell(trial(2, 0.002, "sgd"), scored(0.9, 2), 0.8, 0.9);
    RecordedFolds recorded = builder.build().orElseThrow();

    // On a logarithmic scale 0.02 is nearer to 0.1 than to 0.001.
    assertThat(scores(recorded.course(trial(7, 0.02, "adam"), 0))).containsExactly(0.6, 0.7);
    assertThat(scores(recorded.course(trial(8, 0.002, "adam"), 0))).containsExactly(0.4, 0.5, 0.6);
    assertThat(scores(recorded.course(trial(9, 0.1, "sgd"), 4))).containsExactly(0.8, 0.9);
    assertThat(scores(recorded.course(trial(10, 0.1, "adam"), 0))).containsExactly(0.6, 0.7);
    assertThat(recorded.parameters()).containsExactly("rate", "updater");
    assertThat(recorded.course(trial(7, 0.02, "adam"), 0).setUp()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void aFoldThatWasPruned_isProlongedInParallelToTheMeanCurve() {
    tell(trial(0, 0.1, "adam"), scored(0.7, 3), 0.4, 0.6, 0.7);
    tell(trial(1, 0.1, "sgd"), scored(0.5, 3), 0.2, 0.4, 0.5);
    tell(trial(2, 0.2, "sgd"), new FoldOutcome.Stopped(1, 1, 1), 0.1);
    FoldCurve course = builder.build().orElseThrow().course(trial(2, 0.2, "sgd"), 0);

    assertThat(scores(course)).hasSize(3);
    assertThat(course.epochs().get(1).score()).isCloseTo(0.3, within(1e-12));
    assertThat(course.epochs().get(2).score()).isCloseTo(0.4, within(1e-12));
    assertThat(course.epochs()).extracting(FoldCurve.Epoch::nanos).containsOnly(100_000_000L);
  }

  @Test
  void aFoldThatFailed_failsAgain_butNotOneWhoseExecutorWasLost() {
    var diverged = new FoldOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN");
    tell(trial(0, 0.1, "adam"), scored(0.7, 2), 0.4, 0.7);
    tell(trial(1, 5, "adam"), diverged, 0.3);
    tell(trial(2, 5, "sgd"), new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, "gone"), 0.3);
    RecordedFolds recorded = builder.build().orElseThrow();

    assertThat(recorded.course(trial(1, 5, "adam"), 0).failure()).isEqualTo(diverged);
    assertThat(scores(recorded.course(trial(1, 5, "adam"), 0))).containsExactly(0.3);
    assertThat(recorded.course(trial(2, 5, "sgd"), 0).failure()).isNull();
    assertThat(scores(recorded.course(trial(2, 5, "sgd"), 0))).hasSize(2);
  }

  @Test
  void aRunWithoutAnyScore_isNoModel() {
    tell(trial(0, 0.1, "adam"), new FoldOutcome.Stopped(1, 1, 1), 0.1);

    assertThat(builder.build()).isEmpty();
  }
}
