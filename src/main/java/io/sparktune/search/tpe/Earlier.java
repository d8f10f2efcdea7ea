package io.sparktune.search.tpe;

import io.sparktune.search.SearchShape;
import io.sparktune.trial.Seeds;
import java.util.List;

/** Trials of earlier studies, divided once. */
final class Earlier {

  private final Division division;
  private final double weight;

  Earlier(TpeSettings settings, SearchShape shape, List<WeightedObservation> observations) {
    History history = new History(shape.space(), shape.goals());
    observations.forEach(weighted -> history.learn(weighted.observation(), weighted.weight()));
    Trials trials = new Trials(shape.space(), shape.goals(), history, List.of());
    division =
        Division.byGoals(
            trials,
            trials.good(settings),
            settings.gamma(),
            Seeds.random(shape.seed(), "earlier", 0));
    weight = observations.stream().mapToDouble(WeightedObservation::weight).sum();
  }

  /** All weights together: so many trials of this study they stand for. */
  double weight() {
    return weight;
  }

  Sample good() {
    return division.wanted();
  }

  Sample bad() {
    return division.others();
  }
}
