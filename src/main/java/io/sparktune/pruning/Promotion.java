package io.sparktune.pruning;

import java.util.Comparator;

/** A promotion rule: the number of the best trials at a rung that continue to the next one. */
interface Promotion {

  /** The order in which promoted trials are resumed. */
  Comparator<CurveStanding> mostUrgentFirst();

  /** The number of the best at a standing's rung that are promoted by now. */
  int places(CurveStanding standing, CurveStandings known);

  /** The number that may still be promoted, whichever trials arrive: at least {@link #places}. */
  int mostPlaces(CurveStanding standing, CurveStandings known);
}
