package io.sparktune.lake.sinks.trackers;

import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An entry for a tracker, which follows from an event of the journal. */
public sealed interface Tracked {

  /** In place of a trial's number, for what is of the study itself. */
  int STUDY = -1;

  /** The event's place in the study, from 1. */
  long sequence();

  /** The trial's number, or {@link #STUDY}. */
  int trial();

  /** The moment of what happened. */
  Instant at();

  /** Entries by trial: those of the study itself first, each trial's in their order. */
  static SortedMap<Integer, List<Tracked>> byTrial(List<Tracked> entries) {
    return entries.stream()
        .collect(Collectors.groupingBy(Tracked::trial, TreeMap::new, Collectors.toList()));
  }

  /** The name of a trial's run. */
  static String runName(int trial) {
    return String.format(Locale.ROOT, "trial-%04d", trial);
  }

  /** A driver took the study up. */
  record Opened(long sequence, Event.StudyOpened event) implements Tracked {
    @Override
    public int trial() {
      return STUDY;
    }

    @Override
    public Instant at() {
      return event.at();
    }
  }

  /**
   * A trial has values.
   *
   * @param version of the code that proposed it, to the build
   */
  record Begun(long sequence, Trial proposed, Instant at, String version) implements Tracked {
    @Override
    public int trial() {
      return proposed.number();
    }
  }

  /** One point of a curve, or a result. No two of a trial have the same name and step. */
  record Measured(long sequence, int trial, Instant at, Point point) implements Tracked {}

  /**
   * A named value.
   *
   * @param name such as {@code val_accuracy}
   * @param step the epoch; of the study's own, the number of trials that are over
   */
  record Point(String name, long step, double value) {}

  /** A trial is over. */
  record Over(long sequence, FinishedTrial finished) implements Tracked {
    @Override
    public int trial() {
      return finished.trial().number();
    }

    @Override
    public Instant at() {
      return finished.finishedAt();
    }
  }

  /**
   * A driver laid the study down.
   *
   * @param best the trial with the best score, or the knee of the front; null for none
   */
  record Closed(long sequence, Instant at, StopReason reason, @Nullable FinishedTrial best)
      implements Tracked {
    @Override
    public int trial() {
      return STUDY;
    }
  }
}
