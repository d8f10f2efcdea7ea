package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.pareto.Hypervolume;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the functions of Zitzler, Deb and Thiele (Evolutionary Computation 2000) in 6 dimensions. */
final class SeveralGoalsTest {

  private static final int DIMENSIONS = 6;
  private static final int TRIALS = 200;

  private static final Space CUBE =
      new Space(
          IntStream.range(0, DIMENSIONS)
              .<Parameter>mapToObj(i -> new RealParameter("x" + i, 0, 1, Scale.LINEAR))
              .toList());

  /** The second goal by the first and by the distance from the front, which is 1 on the front. */
  private interface Shape {

    double second(double first, double distance);
  }

  @Test
  void aConvexFrontIsFoundBetterThanByChance() {
    assertBetterThanChance((first, g) -> g * (1 - Math.sqrt(first / g)));
  }

  @Test
  void aConcaveFrontIsFoundBetterThanByChance() {
    assertBetterThanChance((first, g) -> g * (1 - first * first / (g * g)));
  }

  @Test
  void aBrokenFrontIsFoundBetterThanByChance() {
    assertBetterThanChance(
        (first, g) -> g * (1 - Math.sqrt(first / g) - first / g * Math.sin(10 * Math.PI * first)));
  }

  private static void assertBetterThanChance(Shape shape) {
    for (int seed = 0; seed < 3; seed++) {
      double volume = volume(shape, TpeSettings.defaults(), seed);
      assertThat(volume).isGreaterThan(1.1 * volume(shape, new RandomSettings(), seed));
    }
  }

  /** The hypervolume after all trials, from the corner (1.1, 6) that is worse than any front. */
  private static double volume(Shape shape, SamplerSettings settings, int seed) {
    Sampler sampler = settings.sampler(new SearchShape(CUBE, 2, TRIALS, seed));
    List<Observation> completed = new ArrayList<>();
    List<double[]> merits = new ArrayList<>();
    for (int number = 0; number < TRIALS; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(completed), List.of()));
      double[] x = CUBE.pointOf(values);
      double g =
          1 + 9.0 / (DIMENSIONS - 1) * IntStream.range(1, DIMENSIONS).mapToDouble(i -> x[i]).sum();
      double second = shape.second(x[0], g);
      merits.add(new double[] {-x[0], -second});
      completed.add(
          new Observation(
              number,
              values,
              TrialState.COMPLETE,
              List.of(-x[0], -second),
              0,
              new TreeMap<>(),
              List.of()));
    }
    return Hypervolume.of(merits, new double[] {-1.1, -6});
  }
}
