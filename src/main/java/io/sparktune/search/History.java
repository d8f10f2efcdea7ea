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
  List<Observation> told();

  /**
   * Trials that are proposed and not over, in the order in which they were proposed. The list is
   * made anew each time it is asked for.
   */
  List<Observation> awaited();

  /** The trials that a new one can go on from, by number; made anew each time it is asked for. */
  default List<ResumableTrial> kept() {
    return List.of();
  }

  /** Just this. */
  static History of(List<Observation> told, List<Observation> awaited) {
    return of(told, awaited, List.of());
  }

  /** Just this. */
  static History of(List<Observation> told, List<Observation> awaited, List<ResumableTrial> kept) {
    return new Known(told, awaited, kept);
  }

  /** What is known, written down. */
  record Known(List<Observation> told, List<Observation> awaited, List<ResumableTrial> kept)
      implements History {}
}
