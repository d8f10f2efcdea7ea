package io.sparktune.simulation;

import io.sparktune.study.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The idle times of an earlier run's slots before their first fold, and between folds. */
final class DispatchRecord {

  private final List<Change> changes = new ArrayList<>();
  private int slots;
  private int withRunner;
  private int folds;

  private record Change(Instant at, boolean opens, int slots, int withRunner, int training) {}

  void add(Event event) {
    if (event instanceof Event.StudyOpened) {
      changes.add(new Change(event.at(), true, 0, -withRunner, 0));
      withRunner = 0;
    } else if (event instanceof Event.StudyClosed) {
      change(event.at(), 0, -withRunner, 0);
    } else if (event instanceof Event.SlotsChanged changed) {
      change(event.at(), changed.slots() - slots, 0, 0);
    } else if (event instanceof Event.FoldStarted) {
      change(event.at(), 0, 1, 0);
    } else if (event instanceof Event.FoldFinished finished) {
      change(event.at(), 0, -1, 0);
      if (finished.result().wasTakenOver()) {
        return;
      }
      folds++;
      change(finished.result().startedAt(), 0, 0, 1);
      change(finished.result().finishedAt(), 0, 0, -1);
    }
  }

  private void change(Instant at, int ofSlots, int ofWithRunner, int ofTraining) {
    slots += ofSlots;
    withRunner += ofWithRunner;
    changes.add(new Change(at, false, ofSlots, ofWithRunner, ofTraining));
  }

  private List<Change> inTime() {
    return changes.stream().sorted(Comparator.comparing(Change::at)).toList();
  }

  /** From the opening of the run to its first fold; of the first driver that trained one. */
  Duration start() {
    Instant opened = null;
    for (Change change : inTime()) {
      if (change.opens()) {
        opened = change.at();
      } else if (opened != null && change.training() > 0) {
        return Duration.between(opened, change.at());
      }
    }
    return Duration.ZERO;
  }

  /**
   * Before each fold but a driver's first: the empty slot time while as many folds as slots, or
   * more, were with the runner, divided among these folds; zero where there are none. In a study
   * that fills its slots this is slots times span less the time of all folds, without the start and
   * without the last folds, after which slots stand empty for want of work.
   */
  Duration perFold() {
    double idleNanos = 0;
    int room = 0;
    int given = 0;
    int training = 0;
    int gaps = folds;
    boolean hasBegun = false;
    Instant before = null;
    for (Change change : inTime()) {
      if (hasBegun && given >= room) {
        double nanos = Duration.between(before, change.at()).toNanos();
        idleNanos += Math.max(0, room - training) * nanos;
      }
      room += change.slots();
      given += change.withRunner();
      training += change.training();
      before = change.at();
      if (change.opens()) {
        hasBegun = false;
      } else if (change.training() > 0 && !hasBegun) {
        hasBegun = true;
        gaps--;
      }
    }
    return Duration.ofNanos(gaps == 0 ? 0 : Math.round(idleNanos / gaps));
  }
}
