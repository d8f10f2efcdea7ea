package io.sparktune.search.tpe;

import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.SearchShape;
import io.sparktune.search.earlier.TransferWeight;
import io.sparktune.trial.Seeds;
import java.util.List;

/** The trials of an earlier study, split once, and their weight. */
final class EarlierTrials {

  private final TrialSplit split;
  private final int count;
  private final IncrementalLearner<TransferWeight> learning;

  EarlierTrials(GoodShare share, SearchShape shape, List<Observation> observations) {
    TrialHistory history = new TrialHistory(shape.space(), shape.goals());
    observations.forEach(history::learn);
    Trials trials = new Trials(shape.space(), shape.goals(), history, List.of());
    split =
        TrialSplit.byGoals(
            trials, trials.good(share), share.gamma(), Seeds.random(shape.seed(), "earlier", 0));
    count = observations.size();
    learning = new IncrementalLearner<>(() -> new TransferWeight(shape.space(), observations));
  }

  /** The weight of each earlier trial, of which one of today has 1. */
  double weight(List<Observation> completed) {
    return learning.upTo(completed).value();
  }

  int count() {
    return count;
  }

  WeightedPoints good() {
    return split.wanted();
  }

  WeightedPoints bad() {
    return split.others();
  }
}
