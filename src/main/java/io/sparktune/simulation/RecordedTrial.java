package io.sparktune.simulation;

import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What an earlier run told of one trial. */
final class RecordedTrial {

  private final Values values;
  private final TreeMap<Integer, FoldRecord> folds = new TreeMap<>();

  RecordedTrial(Values values) {
    this.values = values;
  }

  Values values() {
    return values;
  }

  /** Takes over another one's epochs, up to this one. */
  void goOnFrom(RecordedTrial parent, int epoch) {
    parent.folds.forEach((fold, record) -> fold(fold).add(record.upTo(epoch)));
  }

  FoldRecord fold(int fold) {
    return folds.computeIfAbsent(fold, number -> new FoldRecord());
  }

  /** The folds of which anything is known, in order. */
  List<FoldRecord> told() {
    List<FoldRecord> told = new ArrayList<>(folds.values());
    told.removeIf(FoldRecord::isEmpty);
    return told;
  }

  /** What is known of a fold, or of another one in its place. */
  FoldRecord standIn(int fold) {
    FoldRecord own = folds.get(fold);
    if (own != null && !own.isEmpty()) {
      return own;
    }
    List<FoldRecord> told = told();
    return told.get(fold % told.size());
  }
}
