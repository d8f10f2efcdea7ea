package io.sparktune.spark.folds;

import io.sparktune.spark.executors.ExecutorLoss;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trials that are suspected of ending executors. Every fold on a lost executor is suspect and
 * is trained once more alone; a trial that costs a second one is given up. A fold that comes back
 * clears its trial of the loss.
 */
final class Quarantine {

  /** The folds of each trial that were on each lost executor, but for those that came back. */
  private final Map<Integer, Map<String, Set<Integer>>> suspects = new HashMap<>();

  private final Map<Integer, Set<Integer>> lackedMemory = new HashMap<>();
  private final Map<Integer, FoldOutcome.Failed> verdicts = new HashMap<>();

  /**
   * A fold's executor was lost.
   *
   * @return the failure of all folds of the trial, once it is given up
   */
  synchronized Optional<FoldOutcome.Failed> lost(int trial, int fold, ExecutorLoss loss) {
    Map<String, Set<Integer>> losses = suspects.computeIfAbsent(trial, number -> new HashMap<>());
    losses.computeIfAbsent(loss.executor(), executor -> new HashSet<>()).add(fold);
    if (losses.size() >= FoldOutcome.Failed.MOST_LOST_EXECUTORS) {
      verdicts.putIfAbsent(
          trial,
          new FoldOutcome.Failed(
              loss.kind(),
              losses.size() + " executors were lost while they trained this trial, at last " + loss,
              losses.size()));
    }
    return verdict(trial);
  }

  /** A fold came back. */
  synchronized void answered(FoldResult result) {
    int trial = result.trial();
    if (!(result.outcome() instanceof FoldOutcome.Failed failed)) {
      Map<String, Set<Integer>> losses = suspects.getOrDefault(trial, new HashMap<>());
      losses.values().forEach(folds -> folds.remove(result.fold()));
      losses.values().removeIf(Set::isEmpty);
    } else if (failed.kind() == FailureKind.OUT_OF_MEMORY) {
      lackedMemory.computeIfAbsent(trial, number -> new HashSet<>()).add(result.fold());
    }
  }

  /** Whether a fold is to be trained with no other one on its executor. */
  synchronized boolean isolates(int trial, int fold) {
    return lackedMemory.getOrDefault(trial, Set.of()).contains(fold)
        || suspects.getOrDefault(trial, Map.of()).values().stream()
            .anyMatch(folds -> folds.contains(fold));
  }

  /** The failure of all folds of a trial that is given up. */
  synchronized Optional<FoldOutcome.Failed> verdict(int trial) {
    return Optional.ofNullable(verdicts.get(trial));
  }
}
