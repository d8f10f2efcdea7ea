package io.sparktune.pruning;

import java.util.ArrayList;
import java.util.List;

/** Standings of trials that are numbered as their merits are listed. */
final class Known {

  private Known() {}

  static Standing standing(int trial, int epoch, double merit) {
    return new Standing(trial, 0, 1, epoch, merit);
  }

  static List<Standing> standings(int epoch, double... merits) {
    List<Standing> standings = new ArrayList<>();
    for (int trial = 0; trial < merits.length; trial++) {
      standings.add(standing(trial, epoch, merits[trial]));
    }
    return standings;
  }

  static Standings known(List<Standing> standings) {
    Standings known = Standings.none();
    for (Standing standing : standings) {
      known = known.with(standing);
    }
    return known;
  }

  static List<Integer> trials(List<Standing> standings) {
    return standings.stream().map(Standing::trial).toList();
  }
}
