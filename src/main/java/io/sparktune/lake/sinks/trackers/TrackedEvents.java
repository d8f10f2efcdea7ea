package io.sparktune.lake.sinks.trackers;

import io.sparktune.lake.sinks.trackers.Tracked.Point;
import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes entries of events, which it has to be given from the first one on. */
final class TrackedEvents {

  private final String goal;
  private final int folds;
  private final Map<Integer, TrialCurves> open = new HashMap<>();
  private Optional<FinishedTrial> best = Optional.empty();
  private String version = "";
  private int finished;

  TrackedEvents(StudyRules rules) {
    this.goal = rules.goals().first().column();
    this.folds = rules.folds();
  }

  /** The entries that follow from the next event. */
  List<Tracked> after(long sequence, Event event, StudyState state) {
    List<Tracked> entries = new ArrayList<>();
    if (event instanceof Event.StudyOpened opened) {
      version = opened.version();
      entries.add(new Tracked.Opened(sequence, opened));
    } else if (event instanceof Event.TrialProposed proposed) {
      entries.add(new Tracked.Begun(sequence, proposed.trial(), proposed.at(), version));
    } else if (event instanceof Event.EpochsScored scored) {
      add(entries, sequence, scored.at(), scored.trial(), scored.fold(), scored.scores());
    } else if (event instanceof Event.FoldFinished fold) {
      FoldResult result = fold.result();
      add(entries, sequence, fold.at(), result.trial(), result.fold(), result.epochs());
      curves(result.trial()).add(result.fold(), result.outcome());
    }
    for (; finished < state.finished().size(); finished++) {
      end(entries, sequence, state.finished().get(finished));
    }
    if (!state.best().equals(best)) {
      best = state.best();
      best.ifPresent(
          trial ->
              entries.add(
                  new Tracked.Measured(
                      sequence,
                      Tracked.STUDY,
                      event.at(),
                      new Point("best_" + goal, finished, trial.score()))));
    }
    if (event instanceof Event.StudyClosed closed) {
      entries.add(
          new Tracked.Closed(sequence, closed.at(), closed.reason(), state.winner().orElse(null)));
    }
    return entries;
  }

  private TrialCurves curves(int trial) {
    return open.computeIfAbsent(trial, unseen -> new TrialCurves(goal, folds));
  }

  private void add(
      List<Tracked> entries,
      long sequence,
      Instant at,
      int trial,
      int fold,
      List<EpochScore> scores) {
    addPoints(entries, sequence, at, trial, curves(trial).add(fold, scores));
  }

  private void end(List<Tracked> entries, long sequence, FinishedTrial over) {
    int trial = over.trial().number();
    List<Point> last = curves(trial).end(over);
    open.remove(trial);
    addPoints(entries, sequence, over.finishedAt(), trial, last);
    entries.add(new Tracked.Over(sequence, over));
  }

  private static void addPoints(
      List<Tracked> entries, long sequence, Instant at, int trial, List<Point> points) {
    points.forEach(point -> entries.add(new Tracked.Measured(sequence, trial, at, point)));
  }
}
