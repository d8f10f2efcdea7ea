package io.sparktune.search.tpe;

import io.sparktune.search.Learning;
import io.sparktune.search.Observation;
import io.sparktune.search.SearchShape;
import io.sparktune.search.earlier.Trust;
import io.sparktune.trial.Seeds;
import java.util.List;

/** The trials of an earlier study, divided once, and how far they are believed. */
final class Earlier {

  private final Division division;
  private final int trials;
  private final Learning<Trust> learning;

  Earlier(TpeSettings settings, SearchShape shape, List<Observation> observations) {
    History history = new History(shape.space(), shape.goals());
    observations.forEach(history::learn);
    Trials past = new Trials(shape.space(), shape.goals(), history, List.of());
    division =
        Division.byGoals(
            past, past.good(settings), settings.gamma(), Seeds.random(shape.seed(), "earlier", 0));
    trials = observations.size();
    learning = new Learning<>(() -> new Trust(shape.space(), observations));
  }

  /** The weight of each earlier trial, of which one of today has 1. */
  double trust(List<Observation> told) {
    return learning.upTo(told).value();
  }

  int trials() {
    return trials;
  }

  Sample good() {
    return division.wanted();
  }

  Sample bad() {
    return division.others();
  }
}
