package io.sparktune.search;

import java.util.List;

/** The trials that a suggestion is based on. */
public interface History {

  /** No trials. */
  History NONE = of(List.of(), List.of());

  /**
   * Trials that have ended: complete, pruned or failed, in the order in which they ended. During a
   * study the list only grows at its end.
   */
  List<Observation> completed();

  /** Trials in flight, in the order in which they were proposed. Each call makes a new list. */
  List<Observation> pending();

  /** Trials that a new one can resume from, by number. Each call makes a new list. */
  default List<ResumableTrial> resumable() {
    return List.of();
  }

  /** A history of these trials, of which none can be resumed from. */
  static History of(List<Observation> completed, List<Observation> pending) {
    return of(completed, pending, List.of());
  }

  /** A history of these trials. */
  static History of(
      List<Observation> completed, List<Observation> pending, List<ResumableTrial> resumable) {
    return new Recorded(completed, pending, resumable);
  }

  /** A history of given trials. */
  record Recorded(
      List<Observation> completed, List<Observation> pending, List<ResumableTrial> resumable)
      implements History {}
}
