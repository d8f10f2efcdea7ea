package io.sparktune.simulation;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.Journal;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts events, keeps none of them, and remembers the trials and how the best score grew. */
final class SimulationLog implements Journal, StudyObserver {

  private final Instant start;
  private final List<Trial> trials = new ArrayList<>();
  private final List<SimulationReport.Moment> moments = new ArrayList<>();
  private long events;

  SimulationLog(Instant start) {
    this.start = start;
  }

  @Override
  public long append(Event event) {
    return ++events;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.TrialProposed proposed) {
      trials.add(proposed.trial());
    } else if (state.finished().size() > moments.size()) {
      Duration at = Duration.between(start, event.at());
      Double best = state.best().map(FinishedTrial::score).orElse(null);
      moments.add(new SimulationReport.Moment(at, state.finished().size(), best));
    }
  }

  long events() {
    return events;
  }

  /** Every trial that was proposed. */
  List<Trial> trials() {
    return trials;
  }

  /** One for each trial that is over. */
  List<SimulationReport.Moment> moments() {
    return moments;
  }

  @Override
  public void close() {}
}
