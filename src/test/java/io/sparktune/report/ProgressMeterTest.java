package io.sparktune.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.FoldCurve;
import io.sparktune.simulation.FoldModel;
import io.sparktune.simulation.LogNormal;
import io.sparktune.simulation.ModelledFolds;
import io.sparktune.simulation.Simulation;
import io.sparktune.study.Fixtures;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole studies in virtual time, whose first folds wait for Java and Spark to start. */
final class ProgressMeterTest {

  private static final int TENTH = 10;
  private static final int FOLDS = 5;

  /** An estimate, and what came. */
  private record Estimate(int fold, Duration left, Duration truth) {

    double ratio() {
      return (double) left.toMillis() / truth.toMillis();
    }
  }

  /** The first fold of each slot takes about as long to set up as to train. */
  private record SlowStart(FoldModel model, int slots) implements FoldModel {

    @Override
    public FoldCurve course(Trial trial, int fold) {
      FoldCurve course = model.course(trial, fold);
      return trial.number() * FOLDS + fold >= slots
          ? course
          : new FoldCurve(Duration.ofSeconds(8), course.epochs(), course.failure());
    }

    @Override
    public double measured(Trial trial, int fold, String column) {
      return model.measured(trial, fold, column);
    }

    @Override
    public Duration start() {
      return Duration.ofSeconds(3);
    }

    @Override
    public Duration dispatch() {
      return model.dispatch();
    }
  }

  private static StudyRules rules(String pruner) {
    boolean races = pruner.equals("race");
    PrunerSettings settings =
        switch (pruner) {
          case "asha" -> new PrunerSettings.Asha(1, 3, HalvingType.STOPPING);
          case "promoting" -> new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION);
          default -> new PrunerSettings.None();
        };
    if (pruner.equals("population")) {
      return Fixtures.population(FOLDS, 3);
    }
    return Fixtures.rules(
        FOLDS, Direction.MAXIMIZE, settings, races ? RaceTest.POOLED_T : RaceTest.NONE, 0);
  }

  private static Scheduler population(int trials) {
    PbtSettings settings =
        new PbtSettings(Fixtures.POPULATION, 3, 0.2, 0.25, 0.1, List.of("model.x"));
    return new Scheduler(
        settings.sampler(new SearchShape(Fixtures.space(), Fixtures.SEED)),
        new SearchSettings(settings, trials, 0),
        Fixtures.SEED);
  }

  private static List<Event> study(StudyRules rules, int trials, int slots, Duration timeout) {
    FoldModel model =
        new ModelledFolds(
            new LogNormal(Duration.ofSeconds(10), 0.2),
            Duration.ofMillis(20),
            values -> Fixtures.MOST_EPOCHS,
            Direction.MAXIMIZE);
    List<Event> events = new ArrayList<>();
    new Simulation(
            rules,
            rules.hasPopulation() ? population(trials) : Fixtures.scheduler(trials),
            new SlowStart(model, slots),
            ClusterSettings.safe(slots))
        .run(
            Fixtures.NOW,
            Limits.ofTrials(trials),
            Optional.ofNullable(timeout).map(Fixtures.NOW::plus),
            List.of((sequence, event, state) -> events.add(event)));
    return events;
  }

  private static List<StudyProgress> progress(StudyRules rules, int trials, List<Event> events) {
    return progress(rules, trials, events, times(events));
  }

  private static List<StudyProgress> progress(
      StudyRules rules, int trials, List<Event> events, List<Long> times) {
    return progress(StudyState.initial(rules), trials, events, times);
  }

  /** What a driver says that takes a study up in this state. */
  private static List<StudyProgress> progress(
      StudyState before, int trials, List<Event> events, List<Long> times) {
    long[] nanos = {times.get(0)};
    ProgressMeter meter = new ProgressMeter(trials, before, () -> nanos[0]);
    StudyState state = before;
    List<StudyProgress> told = new ArrayList<>();
    for (int place = 0; place < events.size(); place++) {
      nanos[0] = times.get(place);
      state = state.after(events.get(place));
      meter.after(events.get(place), state).ifPresent(told::add);
    }
    return told;
  }

  private static List<Long> times(List<Event> events) {
    return events.stream()
        .map(event -> Duration.between(Fixtures.NOW, event.at()).toNanos())
        .toList();
  }

  private static List<Estimate> estimates(List<StudyProgress> told) {
    Duration end = told.get(told.size() - 1).elapsed();
    List<Estimate> estimates = new ArrayList<>();
    for (int fold = 1; fold <= told.size(); fold++) {
      StudyProgress progress = told.get(fold - 1);
      if (progress.left() != null) {
        estimates.add(new Estimate(fold, progress.left(), end.minus(progress.elapsed())));
      }
    }
    return estimates;
  }

  private static Estimate worst(List<Estimate> estimates) {
    return Collections.max(
        estimates, Comparator.comparingDouble(each -> Math.abs(Math.log(each.ratio()))));
  }

  @ParameterizedTest
  @CsvSource({"none, 1, 40", "none, 2, 40", "none, 8, 100", "population, 2, 60"})
  void theTimeLeftIsRight_fromTheTenthFoldOn(String pruner, int slots, int trials) {
    assertThat(worst(pruner, slots, trials, TENTH).ratio()).isBetween(1 / 1.5, 1.5);
  }

  /** Before, nobody knows how many of the trials will be pruned. */
  @ParameterizedTest
  @CsvSource({"race, 2, 80", "asha, 8, 200", "promoting, 2, 80"})
  void wherePruningHasBeenSeen_theTimeLeftIsRightAsWell(String pruner, int slots, int trials) {
    assertThat(worst(pruner, slots, trials, trials).ratio()).isBetween(1 / 2.5, 2.5);
  }

  /** The worst estimate from a fold on, but for those of the end. */
  private static Estimate worst(String pruner, int slots, int trials, int from) {
    StudyRules rules = rules(pruner);
    List<StudyProgress> told = progress(rules, trials, study(rules, trials, slots, null));
    Duration whole = told.get(told.size() - 1).elapsed();
    List<Estimate> judged =
        estimates(told).stream()
            .filter(each -> each.fold() >= from)
            .filter(each -> each.truth().compareTo(whole.dividedBy(8)) > 0)
            .toList();
    assertThat(judged).hasSizeGreaterThan(10);
    return worst(judged);
  }

  @Test
  void nothingIsSaid_whileTheFirstFoldsWaitForTheStart() {
    StudyRules rules = rules("none");
    List<StudyProgress> told = progress(rules, 40, study(rules, 40, 2, null));

    assertThat(told.subList(0, 2)).allSatisfy(each -> assertThat(each.left()).isNull());
    assertThat(told.subList(TENTH - 1, told.size()))
        .allSatisfy(each -> assertThat(each.left()).isNotNull());
  }

  @Test
  void theShareGrowsToTheEnd() {
    StudyRules rules = rules("none");
    List<StudyProgress> told = progress(rules, 40, study(rules, 40, 2, null));

    assertThat(told.get(0).share()).isLessThan(0.1);
    assertThat(told.get(told.size() / 2).share()).isBetween(0.4, 0.6);
    assertThat(told.get(told.size() - 1).share()).isEqualTo(1);
  }

  @Test
  void aResumedStudyIsEstimated_byWhatThisDriverSees() {
    StudyRules rules = rules("none");
    List<Event> events = study(rules, 60, 2, null);
    int half = events.size() / 2;
    StudyState before = StudyState.initial(rules);
    for (Event event : events.subList(0, half)) {
      before = before.after(event);
    }
    List<Event> after = events.subList(half, events.size());
    List<StudyProgress> told = progress(before, 60, after, times(after));

    assertThat(worst(estimates(told).subList(TENTH, 100)).ratio()).isBetween(1 / 1.5, 1.5);
    assertThat(told.get(TENTH).share()).isBetween(0.4, 0.6);
  }

  @Test
  void neverMoreIsLeft_thanADeadlineAllows() {
    StudyRules rules = rules("none");
    Duration timeout = Duration.ofMinutes(5);
    List<StudyProgress> told = progress(rules, 500, study(rules, 500, 2, timeout));

    assertThat(told.subList(TENTH, told.size()))
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.left()).isLessThanOrEqualTo(timeout.minus(each.elapsed())));
  }

  @Test
  void aClockThatIsSet_changesNothing() {
    StudyRules rules = rules("none");
    List<Event> events = study(rules, 40, 2, null);
    List<Event> setBack = new ArrayList<>();
    for (Event event : events) {
      boolean isLate = setBack.size() > events.size() / 2;
      setBack.add(
          isLate && event instanceof Event.FoldFinished over
              ? new Event.FoldFinished(over.at().minusSeconds(7200), over.result())
              : event);
    }

    assertThat(progress(rules, 40, setBack, times(events)))
        .map(StudyProgress::left)
        .isEqualTo(
            progress(rules, 40, events, times(events)).stream().map(StudyProgress::left).toList());
  }
}
