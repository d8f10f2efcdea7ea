package io.sparktune.bench;

import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The times at which folds were in training, from the events of a run. */
final class BusySlots {

  private record Stretch(Instant from, Instant to) {

    double secondsWithin(Instant start, Instant end) {
      Instant later = from.isAfter(start) ? from : start;
      Instant earlier = to.isBefore(end) ? to : end;
      return Math.max(0, Duration.between(later, earlier).toNanos() / 1e9);
    }
  }

  private record Attempt(int trial, int fold, int attempt) {}

  private final List<Stretch> stretches = new ArrayList<>();

  /** The begin of folds that have told a score and are not over. */
  private final Map<Attempt, Instant> begun = new LinkedHashMap<>();

  private final Map<Integer, Integer> scoredFolds = new LinkedHashMap<>();
  private Instant opened;
  private Instant deadline;
  private Instant closed;

  void add(Event event) {
    if (event instanceof Event.StudyOpened opening) {
      opened = opening.at();
      deadline = opening.deadline();
    } else if (event instanceof Event.EpochsScored scored) {
      long millis = scored.scores().stream().mapToLong(EpochScore::millis).sum();
      begun.putIfAbsent(
          new Attempt(scored.trial(), scored.fold(), scored.attempt()),
          scored.at().minusMillis(millis));
    } else if (event instanceof Event.FoldFinished finished) {
      FoldResult result = finished.result();
      begun.remove(new Attempt(result.trial(), result.fold(), result.attempt()));
      stretches.add(new Stretch(result.startedAt(), result.finishedAt()));
      scoredFolds.merge(result.trial(), 1, Integer::sum);
    } else if (event instanceof Event.StudyClosed) {
      closed = event.at();
      begun.values().forEach(from -> stretches.add(new Stretch(from, closed)));
    }
  }

  Instant opened() {
    return opened;
  }

  Instant deadline() {
    return deadline;
  }

  Instant closed() {
    return closed;
  }

  Duration searched() {
    return Duration.between(opened, closed);
  }

  /** How many trials have as many folds as any. */
  long complete() {
    int folds = scoredFolds.values().stream().mapToInt(count -> count).max().orElse(0);
    return scoredFolds.values().stream().filter(count -> count == folds).count();
  }

  double idleShare(Instant from, Instant to, int slots) {
    double all = slots * Duration.between(from, to).toNanos() / 1e9;
    double busy = stretches.stream().mapToDouble(s -> s.secondsWithin(from, to)).sum();
    return 1 - busy / all;
  }
}
