package io.sparktune.study.outcomes;

import io.sparktune.pruning.Pruner;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.space.Values;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.LabelThreshold;
import io.sparktune.trial.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what the trials of a study are judged.
 *
 * @param folds of each trial
 * @param mostEpochs of a fold that nobody stops
 * @param window in strict mode, trial n is proposed and judged by what the trials up to n - window
 *     gave, whatever else is known by then; 0 where everything is used that is known
 * @param population how many trials are kept in training, each lost one replaced by one that goes
 *     on from another; 0 where trials do not replace each other
 */
public record StudyRules(
    int folds,
    Goals goals,
    OutcomeConstraints constraints,
    int mostEpochs,
    Pruner pruner,
    FoldRace race,
    int window,
    int population) {

  private static final double UNUSED_CONFIDENCE = 0.95;

  public StudyRules {
    if (folds < 1 || mostEpochs < 1 || window < 0) {
      throw new IllegalArgumentException(
          folds + " folds of " + mostEpochs + " epochs in a window of " + window);
    }
    if (population < 0 || (population > 0 && window > 0)) {
      throw new IllegalArgumentException(
          "a population of " + population + " in a window of " + window);
    }
  }

  /** Trials that do not replace each other. */
  public StudyRules(
      int folds,
      Goals goals,
      OutcomeConstraints constraints,
      int mostEpochs,
      Pruner pruner,
      FoldRace race,
      int window) {
    this(folds, goals, constraints, mostEpochs, pruner, race, window, 0);
  }

  public boolean isStrict() {
    return window > 0;
  }

  public boolean hasPopulation() {
    return population > 0;
  }

  /** Whether a trial may end before all its folds are trained to their ends. */
  public boolean mayPrune() {
    return race.released(0) < folds
        || pruner.pauseAfter(0, 0) < FoldAssignment.END
        || IntStream.rangeClosed(1, mostEpochs).anyMatch(epoch -> pruner.looksAt(0, epoch));
  }

  /** Which way the first goal's score gets better. */
  public Direction direction() {
    return goals.first().direction();
  }

  /** The first goal's score with its sign such that more is better; negative infinity for none. */
  public double merit(@Nullable Double score) {
    return score == null ? Double.NEGATIVE_INFINITY : goals.first().merit(score);
  }

  /** The merits of a complete trial, one for each goal. */
  public List<Double> merits(FinishedTrial complete) {
    return goals.all().stream().map(goal -> goal.merit(complete.scoreFor(goal))).toList();
  }

  /** The columns without which a trial cannot be judged: further goals and named metrics. */
  public List<String> required() {
    Stream<String> named =
        constraints.metrics().stream()
            .map(Metric::column)
            .filter(column -> !column.equals(goals.first().column()));
    return Stream.concat(goals.further().stream().map(Goal::column), named).distinct().toList();
  }

  /** The columns of each trial besides its score: costs, constrained metrics, thresholds. */
  public List<String> measured() {
    return Stream.of(CostMetric.columns(), required(), LabelThreshold.columns(goals))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * By how much a complete trial breaks each constraint; at most 0 where it is kept, as it is where
   * it names a parameter that is off.
   *
   * @param score of the first goal
   * @param measured the other means, by column
   */
  public List<Double> violations(Values values, double score, Map<String, Double> measured) {
    Map<String, Object> named = new LinkedHashMap<>(values.byName());
    for (Metric metric : constraints.metrics()) {
      boolean first = metric.column().equals(goals.first().column());
      Double mean = first ? (Double) score : measured.get(metric.column());
      if (mean != null) {
        named.put(metric.key(), mean);
      }
    }
    return constraints.violations(named);
  }

  /** The same for trials that are all trained to their ends. */
  public StudyRules withoutPruning() {
    StudyShape shape = new StudyShape(mostEpochs, direction(), 1, 0);
    return new StudyRules(
        folds,
        goals,
        constraints,
        mostEpochs,
        new PrunerSettings.None().pruner(shape),
        new FoldRace(new RaceSettings(RaceTest.NONE, UNUSED_CONFIDENCE), folds, testRatio()),
        0);
  }

  /** The rows that a fold is scored on for each row that it is trained on. */
  public double testRatio() {
    return race.testRatio();
  }
}
