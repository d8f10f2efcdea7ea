package io.sparktune.simulation;

import io.sparktune.space.Values;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The record of one trial of an earlier run. */
final class RecordedTrial {

  private final Trial trial;
  private final TreeMap<Integer, FoldRecord> folds = new TreeMap<>();

  RecordedTrial(Trial trial) {
    this.trial = trial;
  }

  Values values() {
    return trial.values();
  }

  /** Takes over another one's epochs, up to this one. */
  void goOnFrom(RecordedTrial parent, int epoch) {
    parent.folds.forEach((fold, record) -> fold(fold).add(record.upTo(epoch)));
  }

  FoldRecord fold(int fold) {
    return folds.computeIfAbsent(fold, number -> new FoldRecord());
  }

  /** The folds of which anything is known, in order. */
  List<FoldRecord> records() {
    List<FoldRecord> records = new ArrayList<>(folds.values());
    records.removeIf(FoldRecord::isEmpty);
    return records;
  }

  /** What is known of a fold, or of another one in its place. */
  FoldRecord standIn(int fold) {
    FoldRecord own = folds.get(fold);
    if (own != null && !own.isEmpty()) {
      return own;
    }
    List<FoldRecord> records = records();
    return records.get(fold % records.size());
  }

  /** How long its folds took; empty where none was scored. */
  Optional<TrialTime> time() {
    List<FoldRecord> scored = folds.values().stream().filter(FoldRecord::isScored).toList();
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    long setUp = 0;
    long epoch = 0;
    int epochs = 0;
    for (FoldRecord fold : scored) {
      setUp += fold.setUp().toNanos();
      epoch += fold.meanNanos();
      epochs += fold.size();
    }
    int count = scored.size();
    return Optional.of(
        new TrialTime(
            trial,
            Duration.ofNanos(setUp / count),
            Duration.ofNanos(epoch / count),
            Math.max(1, epochs / count)));
  }
}
