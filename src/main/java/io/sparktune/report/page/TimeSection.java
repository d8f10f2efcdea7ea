package io.sparktune.report.page;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.report.record.RunRecord;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sixth section: where the time went. */
final class TimeSection {

  private static final int BINS = 60;

  private final RunRecord run;
  private final List<Attempt> attempts = new ArrayList<>();

  /** An attempt at a fold that this study trained, in seconds since the first decision. */
  private record Attempt(double from, double to, String host, boolean isFailed) {

    double seconds() {
      return to - from;
    }
  }

  private TimeSection(RunRecord run) {
    this.run = run;
  }

  static Section of(RunRecord run) {
    TimeSection time = new TimeSection(run);
    Instant began = run.began().orElse(Instant.EPOCH);
    StoredTable folds = run.tables().folds();
    for (int row = 0; row < folds.rows(); row++) {
      Optional<Instant> from = folds.time("started_at", row);
      Optional<Instant> to = folds.time("finished_at", row);
      if (from.isPresent() && to.isPresent() && folds.text("taken_from", row).isEmpty()) {
        time.attempts.add(
            new Attempt(
                seconds(began, from.get()),
                seconds(began, to.get()),
                folds.text("host", row),
                folds.text("state", row).equals("failed")));
      }
    }
    return time.section(seconds(began, run.asOf().orElse(began)));
  }

  private static double seconds(Instant began, Instant moment) {
    return Duration.between(began, moment).toNanos() / 1e9;
  }

  private Section section(double wall) {
    double busy = attempts.stream().mapToDouble(Attempt::seconds).sum();
    int slots = mostAtOnce();
    Map<String, Long> epochs = new LinkedHashMap<>();
    for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
      epochs.put(state.column(), epochs(state));
    }
    return new Section()
        .with("wall", wall)
        .with("busy", busy)
        .with("slots", slots)
        .with("use", wall > 0 && slots > 0 ? (Double) Math.min(1, busy / (wall * slots)) : null)
        .with("attempts", attempts.size())
        .with("epochs", epochs)
        .with("trials", trials())
        .with("saved", saved())
        .with("hosts", hosts())
        .with("bins", bins(wall));
  }

  private long epochs(TrialState state) {
    return run.finished().stream()
        .filter(trial -> trial.state() == state)
        .mapToLong(FinishedTrial::epochs)
        .sum();
  }

  private Map<String, Long> trials() {
    Map<String, Long> trials = new LinkedHashMap<>();
    for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
      trials.put(
          state.column(), run.finished().stream().filter(trial -> trial.state() == state).count());
    }
    return trials;
  }

  /** The epochs of pruned trials had they been trained as long as complete ones in the mean. */
  private long saved() {
    double complete =
        run.finished().stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE && !trial.isTakenOver())
            .mapToLong(FinishedTrial::epochs)
            .average()
            .orElse(0);
    long pruned =
        run.finished().stream().filter(trial -> trial.state() == TrialState.PRUNED).count();
    return Math.max(0, Math.round(pruned * complete) - epochs(TrialState.PRUNED));
  }

  private int mostAtOnce() {
    Map<Double, Integer> changes = new TreeMap<>();
    for (Attempt attempt : attempts) {
      changes.merge(attempt.from(), 1, Integer::sum);
      changes.merge(attempt.to(), -1, Integer::sum);
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }

  private List<List<Object>> hosts() {
    Map<String, double[]> byHost = new TreeMap<>();
    for (Attempt attempt : attempts) {
      double[] sums = byHost.computeIfAbsent(attempt.host(), any -> new double[3]);
      sums[0]++;
      sums[1] += attempt.seconds();
      sums[2] += attempt.isFailed() ? 1 : 0;
    }
    List<List<Object>> hosts = new ArrayList<>();
    byHost.forEach(
        (host, sums) -> hosts.add(List.of(host, (long) sums[0], sums[1], (long) sums[2])));
    return hosts;
  }

  /** The mean number of folds in training, in equal parts of the time. */
  private List<Double> bins(double wall) {
    double[] busy = new double[BINS];
    double width = wall / BINS;
    for (Attempt attempt : attempts) {
      int last = (int) Math.min(BINS - 1, Math.floor(attempt.to() / width));
      for (int bin = (int) Math.max(0, Math.floor(attempt.from() / width)); bin <= last; bin++) {
        double from = Math.max(attempt.from(), bin * width);
        double to = Math.min(attempt.to(), (bin + 1) * width);
        busy[bin] += Math.max(0, to - from);
      }
    }
    List<Double> bins = new ArrayList<>();
    for (double seconds : busy) {
      bins.add(width > 0 ? seconds / width : 0);
    }
    return bins;
  }
}
