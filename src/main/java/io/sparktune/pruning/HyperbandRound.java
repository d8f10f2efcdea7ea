package io.sparktune.pruning;

import java.util.ArrayList;
import java.util.List;

/**
 * The brackets of one round of Hyperband (Li et al., JMLR 18, 2018, Algorithm 1): from many trials
 * that start at the lowest rung to few that are trained to the end, all of about the same cost.
 */
final class HyperbandRound {

  private HyperbandRound() {}

  static List<Bracket> brackets(Rungs rungs) {
    List<Integer> starts = new ArrayList<>(rungs.epochs());
    starts.add(rungs.maximum());
    List<Bracket> brackets = new ArrayList<>();
    for (int index = 0; index < starts.size(); index++) {
      int comparisons = starts.size() - 1 - index;
      double trials = starts.size() * Math.pow(rungs.reduction(), comparisons) / (comparisons + 1);
      brackets.add(
          new Bracket(
              new Rungs(starts.get(index), rungs.reduction(), rungs.maximum()),
              (int) Math.ceil(trials)));
    }
    return brackets;
  }
}
