package io.sparktune.simulation;

import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds as an earlier run reported them: those of the trial with the same values, else of the one
 * with the nearest values. A fold that was pruned is prolonged to the mean number of epochs of the
 * folds that were scored, in parallel to their mean curve but never beyond their best or worst
 * score, at the mean speed of its own epochs.
 */
public final class RecordedFolds implements FoldModel {

  private final NearestTrial nearest;
  private final Map<Trial, RecordedTrial> chosen = new LinkedHashMap<>();
  private final Set<String> parameters;
  private final List<FoldRecord> scored;
  private final Map<String, Double> means = new LinkedHashMap<>();
  private final List<Double> meanCurve;
  private final DoubleSummaryStatistics range;
  private final List<RecordedTrial> trials;
  private final int sideBySide;
  private final Duration start;
  private final Duration dispatch;

  private RecordedFolds(
      List<RecordedTrial> trials,
      Set<String> parameters,
      List<FoldRecord> scored,
      List<Double> meanCurve,
      int sideBySide,
      DispatchRecord dispatch) {
    this.trials = trials;
    this.sideBySide = sideBySide;
    this.nearest = new NearestTrial(trials);
    this.parameters = parameters;
    this.scored = scored;
    this.meanCurve = meanCurve;
    this.range = scored.stream().flatMapToDouble(FoldRecord::scores).summaryStatistics();
    this.start = dispatch.start();
    this.dispatch = dispatch.perFold();
  }

  /** Takes the events of an earlier run in order. */
  public static final class Builder {

    private final Map<Integer, RecordedTrial> trials = new LinkedHashMap<>();
    private final Map<Attempt, List<EpochScore>> reported = new LinkedHashMap<>();
    private final PeakFoldsPerHost busiest = new PeakFoldsPerHost();
    private final DispatchRecord dispatch = new DispatchRecord();

    private record Attempt(int trial, int fold, int attempt) {}

    /** Takes one event more. */
    public void add(Event event) {
      dispatch.add(event);
      if (event instanceof Event.TrialProposed proposed) {
        Trial trial = proposed.trial();
        RecordedTrial recorded = new RecordedTrial(trial);
        if (trial.origin() != null) {
          recorded.goOnFrom(trial(trial.origin().parent().number()), trial.origin().epoch());
        }
        trials.put(trial.number(), recorded);
      } else if (event instanceof Event.EpochsScored scored) {
        trial(scored.trial()).fold(scored.fold()).add(scored.scores());
        reported
            .computeIfAbsent(
                new Attempt(scored.trial(), scored.fold(), scored.attempt()),
                attempt -> new ArrayList<>())
            .addAll(scored.scores());
      } else if (event instanceof Event.FoldFinished finished) {
        var result = finished.result();
        busiest.add(result);
        List<EpochScore> before =
            reported.remove(new Attempt(result.trial(), result.fold(), result.attempt()));
        trial(result.trial()).fold(result.fold()).add(result, before == null ? List.of() : before);
      }
    }

    private RecordedTrial trial(int number) {
      return Objects.requireNonNull(trials.get(number), () -> "trial " + number + " is missing");
    }

    /** The model; empty where no fold was scored. */
    public Optional<RecordedFolds> build() {
      List<RecordedTrial> known =
          trials.values().stream().filter(trial -> !trial.records().isEmpty()).toList();
      List<FoldRecord> scored =
          known.stream()
              .flatMap(trial -> trial.records().stream())
              .filter(FoldRecord::isScored)
              .toList();
      if (scored.isEmpty()) {
        return Optional.empty();
      }
      Set<String> parameters = new TreeSet<>();
      known.forEach(trial -> parameters.addAll(trial.values().byName().keySet()));
      return Optional.of(
          new RecordedFolds(
              known, parameters, scored, meanCurve(scored), busiest.folds(), dispatch));
    }

    private static List<Double> meanCurve(List<FoldRecord> scored) {
      double epochs = scored.stream().mapToInt(FoldRecord::size).average().orElseThrow();
      List<Double> curve = new ArrayList<>();
      for (int epoch = 1; epoch <= Math.max(1, Math.round(epochs)); epoch++) {
        int place = epoch;
        curve.add(
            scored.stream()
                .map(fold -> fold.scoreAt(place))
                .filter(score -> score != null)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0));
      }
      return curve;
    }
  }

  /** The names of all parameters that had values. */
  public Set<String> parameters() {
    return parameters;
  }

  /** How many folds were in training at once on the busiest host. */
  public int sideBySide() {
    return sideBySide;
  }

  /** How long the folds of each trial took of which one was scored, the shortest first. */
  public List<TrialTime> times() {
    return trials.stream()
        .flatMap(trial -> trial.time().stream())
        .sorted(Comparator.comparing(TrialTime::fold))
        .toList();
  }

  @Override
  public FoldCurve course(Trial trial, int fold) {
    FoldRecord record = record(trial, fold);
    int known = record.size();
    int size = record.isWhole() ? known : Math.max(known, meanCurve.size());
    List<FoldCurve.Epoch> epochs = new ArrayList<>(size);
    for (int epoch = 1; epoch <= size; epoch++) {
      @Nullable Double score = epoch <= known ? record.scoreAt(epoch) : prolonged(record, epoch);
      epochs.add(new FoldCurve.Epoch(score, record.nanosAt(epoch)));
    }
    return new FoldCurve(record.setUp(), epochs, record.failure());
  }

  private FoldRecord record(Trial trial, int fold) {
    return chosen.computeIfAbsent(trial, unseen -> nearest.to(unseen.values())).standIn(fold);
  }

  private @Nullable Double prolonged(FoldRecord record, int epoch) {
    Double last = record.scoreAt(record.size());
    if (last == null) {
      return null;
    }
    double parallel = last + meanCurve.get(epoch - 1) - meanCurve.get(record.size() - 1);
    return Math.min(Math.max(parallel, range.getMin()), range.getMax());
  }

  /** Whether any fold measured a column. */
  public boolean measures(String column) {
    return scored.stream().anyMatch(fold -> fold.measured(column).isPresent());
  }

  /** A fold that was not trained to its end is taken for the mean of those that were. */
  @Override
  public double measured(Trial trial, int fold, String column) {
    return record(trial, fold).measured(column).orElseGet(() -> mean(column));
  }

  private double mean(String column) {
    return means.computeIfAbsent(
        column,
        unknown ->
            scored.stream()
                .flatMapToDouble(fold -> fold.measured(unknown).stream())
                .average()
                .orElseThrow(() -> new IllegalStateException("no fold measures " + unknown)));
  }

  @Override
  public Duration start() {
    return start;
  }

  @Override
  public Duration dispatch() {
    return dispatch;
  }
}
