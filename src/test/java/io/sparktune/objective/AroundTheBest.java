package io.sparktune.objective;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * A sampler that plainly goes by what it is told: near the best place, at random where it is off.
 */
record AroundTheBest() implements SamplerSettings {

  private static final double RADIUS = 0.1;

  @Override
  public Sampler sampler(SearchShape shape) {
    return (number, history) -> near(shape, number, history);
  }

  private static Values near(SearchShape shape, int number, History history) {
    Space space = shape.space();
    SplittableRandom random = Seeds.random(shape.seed(), "around", number);
    double[] point = random.doubles(space.dimensions()).toArray();
    history.completed().stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .max(Comparator.comparing((Observation trial) -> trial.merits().get(0)))
        .ifPresent(best -> move(point, space.pointOf(best.values())));
    return space.valuesAt(point);
  }

  private static void move(double[] point, double[] centre) {
    for (int i = 0; i < point.length; i++) {
      if (!Double.isNaN(centre[i])) {
        double moved = centre[i] + RADIUS * (2 * point[i] - 1);
        point[i] = Math.min(1, Math.max(0, moved));
      }
    }
  }

  @Override
  public String name() {
    return "around-the-best";
  }
}
