package io.sparktune.run.retention;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.report.CleanReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.storage.StorageFailure;
import io.sparktune.trial.SteadyClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The runs in a folder beyond the latest ones. A run stays as long as one that stays names it or a
 * file in it, as {@code search.learn-from} does, and while a driver works on it.
 */
public final class OldRuns {

  /** Where no lock tells whether a run goes on, one that was written to so lately may. */
  private static final Duration MAY_RUN = Duration.ofHours(1);

  private final List<KnownRun> old;
  private final Map<KnownRun, String> needed;
  private final int kept;

  private OldRuns(List<KnownRun> old, Map<KnownRun, String> needed, int kept) {
    this.old = old;
    this.needed = needed;
    this.kept = kept;
  }

  /**
   * The old runs in a folder.
   *
   * @param output such as {@code runs}, on any Hadoop file system
   * @param keep the number of latest runs that stay anyway
   * @throws BadInput if there are no runs, or one that stays does not tell which others it names
   */
  public static OldRuns beyond(String output, int keep) {
    try {
      Storage folder = Storage.at(output, new Configuration());
      List<KnownRun> runs = KnownRun.in(folder);
      if (runs.isEmpty()) {
        throw new BadInput(
            output
                + (folder.exists() ? ": has no runs" : ": no such folder")
                + "; name the folder that runs are in, such as runs");
      }
      return of(runs, keep);
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "name the folder that runs are in, such as runs");
    }
  }

  private static OldRuns of(List<KnownRun> runs, int keep) {
    Deque<KnownRun> staying = new ArrayDeque<>(runs.subList(0, Math.min(keep, runs.size())));
    int latest = staying.size();
    List<KnownRun> old = new ArrayList<>(runs.subList(latest, runs.size()));
    Map<KnownRun, String> needed = new LinkedHashMap<>();
    for (KnownRun run : old) {
      if (mayRun(run)) {
        needed.put(run, "it is running");
      }
    }
    staying.addAll(needed.keySet());
    while (!staying.isEmpty()) {
      KnownRun stays = staying.remove();
      for (KnownRun run : old) {
        if (!needed.containsKey(run) && stays.names(run)) {
          needed.put(run, stays.name() + " names it");
          staying.add(run);
        }
      }
    }
    old.removeAll(needed.keySet());
    return new OldRuns(old, needed, latest + needed.size());
  }

  private static boolean mayRun(KnownRun run) {
    if (!StudyLock.excludesOthers(run.folder())) {
      return run.lastWritten().isAfter(SteadyClock.wall().instant().minus(MAY_RUN));
    }
    return StorageFailure.in(
        "lock",
        run.folder(),
        () -> {
          Optional<StudyLock> lock = StudyLock.take(run.folder(), Duration.ZERO);
          if (lock.isPresent()) {
            lock.get().close();
          }
          return lock.isEmpty();
        });
  }

  /** The old runs, none of them removed yet. */
  public CleanReport report() {
    return report(old);
  }

  private CleanReport report(List<KnownRun> removed) {
    return new CleanReport(
        removed.stream()
            .map(run -> new CleanReport.Removed(run.name(), run.lastWritten(), run.bytes()))
            .toList(),
        needed.entrySet().stream()
            .map(run -> new CleanReport.Needed(run.getKey().name(), run.getValue()))
            .toList(),
        kept);
  }

  /** Removes the old runs, but for those that somebody has resumed meanwhile. */
  public CleanReport remove() {
    CleanReport report = report();
    List<CleanReport.Removed> removed = new ArrayList<>();
    List<CleanReport.Needed> resumed = new ArrayList<>(report.needed());
    for (int place = 0; place < old.size(); place++) {
      KnownRun run = old.get(place);
      if (isRemoved(run)) {
        removed.add(report.removed().get(place));
      } else {
        resumed.add(new CleanReport.Needed(run.name(), "it is running"));
      }
    }
    return new CleanReport(removed, resumed, kept + old.size() - removed.size());
  }

  private static boolean isRemoved(KnownRun run) {
    return StorageFailure.in(
        "remove",
        run.folder(),
        () -> {
          Optional<StudyLock> lock = StudyLock.take(run.folder(), Duration.ZERO);
          if (lock.isEmpty()) {
            return false;
          }
          try (StudyLock held = lock.get()) {
            held.require();
            run.remove();
          }
          run.folder().delete(run.folder().path("."));
          return true;
        });
  }
}
