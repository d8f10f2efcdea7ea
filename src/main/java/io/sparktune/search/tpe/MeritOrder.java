package io.sparktune.search.tpe;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
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
  private record Rung(RankedNumbers stopped, RankedNumbers wentOn) {}

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
                epochs, new Rung(new RankedNumbers(rung.stopped), new RankedNumbers(rung.wentOn))));
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
      (last ? rung.stopped : rung.wentOn).add(number, merit.getValue());
    }
  }

  int size() {
    return complete.size() + rungs.values().stream().mapToInt(rung -> rung.stopped.size()).sum();
  }

  /** The best numbers, the best first: so many, or all there are. */
  List<Integer> best(int most) {
    List<Integer> best = new ArrayList<>();
    for (int place = 0; place < Math.min(most, complete.size()); place++) {
      best.add(complete.number(place));
    }
    int above = complete.size();
    for (Rung rung : rungs.descendingMap().values()) {
      for (int i = 0; i < rung.stopped.size(); i++) {
        int place = i + placeAmong(rung, i, above);
        if (place >= most) {
          break;
        }
        best.add(Math.min(place, best.size()), rung.stopped.number(i));
      }
      above += rung.stopped.size();
      best.subList(Math.min(most, best.size()), best.size()).clear();
    }
    return best;
  }

  /** Not all that went on need have been compared at this rung. */
  private static int placeAmong(Rung rung, int stopped, int above) {
    int compared = rung.wentOn.size();
    int better = rung.wentOn.placeAfter(rung.stopped.merit(stopped));
    return compared == 0 ? above : (int) Math.ceil((double) better * above / compared);
  }
}
