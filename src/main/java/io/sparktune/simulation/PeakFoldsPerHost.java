package io.sparktune.simulation;

import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The largest number of folds of an earlier run in training side by side on one host. */
final class PeakFoldsPerHost {

  private final Map<String, List<Change>> hosts = new LinkedHashMap<>();

  private record Change(Instant at, int training) {}

  void add(FoldResult result) {
    if (result.wasTakenOver() || result.host() == null) {
      return;
    }
    List<Change> changes = hosts.computeIfAbsent(result.host(), host -> new ArrayList<>());
    changes.add(new Change(result.startedAt(), 1));
    changes.add(new Change(result.finishedAt(), -1));
  }

  /** The most at any time on any host, at least 1. */
  int folds() {
    return hosts.values().stream().mapToInt(PeakFoldsPerHost::most).reduce(1, Math::max);
  }

  /** Of what happens at the same time, ends come first. */
  private static int most(List<Change> changes) {
    int training = 0;
    int most = 0;
    for (Change change :
        changes.stream()
            .sorted(Comparator.comparing(Change::at).thenComparing(Change::training))
            .toList()) {
      training += change.training();
      most = Math.max(most, training);
    }
    return most;
  }
}
