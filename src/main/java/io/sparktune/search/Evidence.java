package io.sparktune.search;

import java.util.List;

/** What is known when values are proposed. */
public interface Evidence {

  /** Nothing is known. */
  Evidence NONE = of(List.of(), List.of());

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

  /** Just this. */
  static Evidence of(List<Observation> told, List<Observation> awaited) {
    return new Known(told, awaited);
  }

  /** What is known, written down. */
  record Known(List<Observation> told, List<Observation> awaited) implements Evidence {}
}
