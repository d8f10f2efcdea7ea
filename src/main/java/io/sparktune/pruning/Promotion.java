package io.sparktune.pruning;

import java.util.Comparator;

/** How many of the best trials at a rung go on to the next one. */
interface Promotion {

  /** In which order they go on where room is short. */
  Comparator<CurveStanding> mostUrgentFirst();

  /** How many of the best at a standing's rung go on by now. */
  int places(CurveStanding standing, CurveStandings known);

  /** How many may yet go on, whoever is still to come: at least {@link #places}. */
  int mostPlaces(CurveStanding standing, CurveStandings known);
}
