package io.sparktune.search;

import java.util.List;

/** What is known when values are proposed. */
public interface History {

  /** Nothing is known. */
  History NONE = of(List.of(), List.of());

  /**
   * Trials that are over, in the order in which they ended: as a study goes on, this list only ever
   * grows at its end.
   */
  List<Observation> completed();

  /**
   * Trials that are proposed and not over, in the order in which they were proposed. The list is
   * made anew each time it is asked for.
   */
  List<Observation> pending();

  /** The trials that a new one can go on from, by number; made anew each time it is asked for. */
  default List<ResumableTrial> resumable() {
    return List.of();
  }

  /** Just this. */
  static History of(List<Observation> completed, List<Observation> pending) {
    return of(completed, pending, List.of());
  }

  /** Just this. */
  static History of(
      List<Observation> completed, List<Observation> pending, List<ResumableTrial> resumable) {
    return new Recorded(completed, pending, resumable);
  }

  /** What is known, written down. */
  record Recorded(
      List<Observation> completed, List<Observation> pending, List<ResumableTrial> resumable)
      implements History {}
}
