package io.sparktune.lake.sinks.trackers;

import io.sparktune.lake.Storage;
import java.io.IOException;
import java.util.List;

/**
 * A place that is told of a study and its trials. It may refuse and fail at any moment. What it was
 * told survives the process, so that nothing is told twice.
 */
public interface Tracker {

  /** The last event of the journal up to which it was told all, 0 before any. */
  long covered() throws IOException;

  /**
   * Tells it what follows from the events up to this one. Another tracker of the same place, in
   * this process or one before, may have told it a part of that and failed.
   *
   * @param entries at least one, in order, of events behind {@link #covered}
   */
  void tell(List<Tracked> entries, long through) throws IOException;

  /**
   * Gives it what a study that has ended left in its folder. May be repeated.
   *
   * @param run the study's folder
   */
  void keep(Storage run) throws IOException;

  /** The place as messages name it, without credentials. */
  @Override
  String toString();
}
