package io.sparktune.lake.sinks.trackers;

import io.sparktune.lake.sinks.trackers.Tracked.Point;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The curves of a trial that is not over. Each fold has its own; the mean over the folds has the
 * epochs that all of them were scored after, so that it is one of the same folds throughout.
 */
final class TrialCurves {

  private static final String TRAIN_LOSS = "train_loss";

  private final String goal;
  private final int folds;

  /** Of epochs that not all folds have, by epoch and fold. */
  private final NavigableMap<Integer, NavigableMap<Integer, EpochScore>> waiting = new TreeMap<>();

  /** The last epoch of each fold. */
  private final Map<Integer, Integer> lastEpochs = new TreeMap<>();

  /** The metrics of folds that were scored to their ends. */
  private final NavigableMap<Integer, Map<String, Double>> metrics = new TreeMap<>();

  /**
   * @param goal the column of the first goal
   * @param folds of each trial
   */
  TrialCurves(String goal, int folds) {
    this.goal = goal;
    this.folds = folds;
  }

  /** The name of a fold's own curve or result. */
  private static String ofFold(String name, int fold) {
    return name + "/fold_" + fold;
  }

  private String validation() {
    return "val_" + goal;
  }

  /** The points that follow from more epochs of a fold. */
  List<Point> add(int fold, List<EpochScore> scores) {
    List<Point> points = new ArrayList<>();
    for (EpochScore score : scores) {
      lastEpochs.put(fold, score.epoch());
      if (folds > 1) {
        add(points, ofFold(TRAIN_LOSS, fold), score.epoch(), score.trainLoss());
        add(points, ofFold(validation(), fold), score.epoch(), score.score());
      }
      NavigableMap<Integer, EpochScore> ofEpoch =
          waiting.computeIfAbsent(score.epoch(), unseen -> new TreeMap<>());
      ofEpoch.put(fold, score);
      if (ofEpoch.size() == folds) {
        addMeans(points, score.epoch(), ofEpoch.values());
        waiting.remove(score.epoch());
      }
    }
    return points;
  }

  /** Takes the result of a fold. */
  void add(int fold, FoldOutcome outcome) {
    if (outcome instanceof FoldOutcome.Scored scored) {
      metrics.put(fold, scored.scores().defined());
    }
  }

  /** The points that follow from the trial's end. */
  List<Point> end(FinishedTrial finished) {
    List<Point> points = new ArrayList<>();
    if (lastEpochs.size() < folds) { // those that ran are all its folds
      waiting.forEach(
          (epoch, ofEpoch) -> {
            if (ofEpoch.size() == lastEpochs.size()) {
              addMeans(points, epoch, ofEpoch.values());
            }
          });
    }
    finished.completion().ifPresent(complete -> addResults(points, complete));
    return points;
  }

  private void addResults(List<Point> points, TrialOutcome.Complete complete) {
    int step = complete.bestEpoch();
    Map<String, Double> results = new LinkedHashMap<>();
    results.put(goal, complete.score());
    OptionalDouble deviation = complete.scoreDeviation();
    if (deviation.isPresent()) {
      results.put(goal + "_std", deviation.getAsDouble());
    }
    complete.measured().forEach(results::putIfAbsent);
    if (metrics.size() == folds) {
      metrics.firstEntry().getValue().keySet().stream()
          .filter(name -> metrics.values().stream().allMatch(fold -> fold.containsKey(name)))
          .forEach(name -> results.putIfAbsent(name, mean(name)));
    }
    results.forEach((name, value) -> add(points, name, step, value));
    for (int fold = 0; folds > 1 && fold < complete.foldScores().size(); fold++) {
      add(points, ofFold(goal, fold), step, complete.foldScores().get(fold));
    }
  }

  private double mean(String name) {
    return metrics.values().stream()
        .mapToDouble(fold -> fold.getOrDefault(name, Double.NaN))
        .average()
        .orElseThrow();
  }

  private void addMeans(List<Point> points, int epoch, Collection<EpochScore> scores) {
    addMean(points, TRAIN_LOSS, epoch, scores, EpochScore::trainLoss);
    addMean(points, validation(), epoch, scores, EpochScore::score);
  }

  private static void addMean(
      List<Point> points,
      String name,
      int epoch,
      Collection<EpochScore> scores,
      Function<EpochScore, @Nullable Double> value) {
    double sum = 0;
    for (EpochScore score : scores) {
      Double each = value.apply(score);
      if (each == null) {
        return;
      }
      sum += each;
    }
    points.add(new Point(name, epoch, sum / scores.size()));
  }

  private static void add(List<Point> points, String name, int step, @Nullable Double value) {
    if (value != null) {
      points.add(new Point(name, step, value));
    }
  }
}
