package io.sparktune.pruning;

import java.util.ArrayList;
import java.util.List;

/** Standings of trials that are numbered as their merits are listed. */
final class Known {

  private Known() {}

  static CurveStanding standing(int trial, int epoch, double merit) {
    return new CurveStanding(trial, 0, 1, epoch, merit);
  }

  static List<CurveStanding> standings(int epoch, double... merits) {
    List<CurveStanding> standings = new ArrayList<>();
    for (int trial = 0; trial < merits.length; trial++) {
      standings.add(standing(trial, epoch, merits[trial]));
    }
    return standings;
  }

  static CurveStandings known(List<CurveStanding> standings) {
    CurveStandings known = CurveStandings.none();
    for (CurveStanding standing : standings) {
      known = known.with(standing);
    }
    return known;
  }

  static List<Integer> trials(List<CurveStanding> standings) {
    return standings.stream().map(CurveStanding::trial).toList();
  }
}
