package io.sparktune.search.tpe;

import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.SearchShape;
import io.sparktune.search.earlier.TransferWeight;
import io.sparktune.trial.Seeds;
import java.util.List;

/** The trials of an earlier study, divided once, and how far they are believed. */
final class EarlierTrials {

  private final TrialSplit division;
  private final int trials;
  private final IncrementalLearner<TransferWeight> learning;

  EarlierTrials(GoodShare share, SearchShape shape, List<Observation> observations) {
    TrialHistory history = new TrialHistory(shape.space(), shape.goals());
    observations.forEach(history::learn);
    Trials past = new Trials(shape.space(), shape.goals(), history, List.of());
    division =
        TrialSplit.byGoals(
            past, past.good(share), share.gamma(), Seeds.random(shape.seed(), "earlier", 0));
    trials = observations.size();
    learning = new IncrementalLearner<>(() -> new TransferWeight(shape.space(), observations));
  }

  /** The weight of each earlier trial, of which one of today has 1. */
  double trust(List<Observation> completed) {
    return learning.upTo(completed).value();
  }

  int trials() {
    return trials;
  }

  WeightedPoints good() {
    return division.wanted();
  }

  WeightedPoints bad() {
    return division.others();
  }
}
