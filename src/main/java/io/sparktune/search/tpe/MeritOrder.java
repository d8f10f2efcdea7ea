package io.sparktune.search.tpe;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order of trials with one goal, of which some were pruned at a rung. Complete trials are
 * ordered by their merit. A pruned trial ranks among those that continued as it ranked among them
 * at its last rung: as many are above it as were above it there. So the first trials, which nothing
 * could prune, do not rank above better ones that were pruned late, and merits of different rungs
 * are never compared.
 */
final class MeritOrder {

  /** The trials of one rung: those that were pruned there, and all that continued. */
  private record Rung(RankedNumbers pruned, RankedNumbers continued) {}

  private final RankedNumbers complete;
  private final TreeMap<Integer, Rung> rungs = new TreeMap<>();

  MeritOrder() {
    complete = new RankedNumbers();
  }

  /** A copy to which more can be added. */
  MeritOrder(MeritOrder other) {
    complete = new RankedNumbers(other.complete);
    other.rungs.forEach(
        (epochs, rung) ->
            rungs.put(
                epochs,
                new Rung(new RankedNumbers(rung.pruned), new RankedNumbers(rung.continued))));
  }

  /** An observation that is complete, or has a merit at a rung. */
  void add(int number, Observation observation) {
    SortedMap<Integer, Double> merits = observation.rungs();
    boolean whole = observation.state() == TrialState.COMPLETE;
    if (whole) {
      complete.add(number, observation.merits().get(0));
    }
    for (Map.Entry<Integer, Double> merit : merits.entrySet()) {
      Rung rung =
          rungs.computeIfAbsent(
              merit.getKey(), key -> new Rung(new RankedNumbers(), new RankedNumbers()));
      boolean last = !whole && merit.getKey().equals(merits.lastKey());
      (last ? rung.pruned : rung.continued).add(number, merit.getValue());
    }
  }

  int size() {
    return complete.size() + rungs.values().stream().mapToInt(rung -> rung.pruned.size()).sum();
  }

  /** The best numbers, the best first: so many, or all there are. */
  List<Integer> best(int most) {
    List<Integer> best = complete.best(most);
    int above = complete.size();
    for (Rung rung : rungs.descendingMap().values()) {
      for (int i = 0; i < rung.pruned.size(); i++) {
        int place = i + placeAmong(rung, i, above);
        if (place >= most) {
          break;
        }
        best.add(Math.min(place, best.size()), rung.pruned.number(i));
      }
      above += rung.pruned.size();
      best.subList(Math.min(most, best.size()), best.size()).clear();
    }
    return best;
  }

  /** Not every promoted trial was compared at this rung. */
  private static int placeAmong(Rung rung, int pruned, int above) {
    int compared = rung.continued.size();
    int better = rung.continued.placeAfter(rung.pruned.merit(pruned));
    return compared == 0 ? above : (int) Math.ceil((double) better * above / compared);
  }
}
