package io.sparktune.search.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class ForestTest {

  private static final Space LINE = new Space(List.of(new RealParameter("a", 0, 1, Scale.LINEAR)));

  private static final Space BRANCHED =
      new Space(
          List.of(
              new ChoiceParameter("kind", List.of("p", "q", "r", "s"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1, 1, List.of(new RealParameter("inner", 0, 1, Scale.LINEAR)))))));

  @Test
  void stepIsLearnt() {
    Features features = new Features(LINE);
    Forest forest = grown(LINE, 100, values -> number(values, "a") < 0.4 ? 1 : 5);

    assertThat(at(forest, features, LINE, 0.2).mean()).isCloseTo(1, within(1e-9));
    assertThat(at(forest, features, LINE, 0.9).mean()).isCloseTo(5, within(1e-9));
  }

  @Test
  void varianceIsLargerAwayFromWhatIsKnown() {
    Features features = new Features(LINE);
    List<double[]> points = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      // Nothing is known between 0.3 and 0.7, where the targets climb.
      double a = i <= 5 ? 0.06 * i : 0.7 + 0.06 * (i - 6);
      points.add(new double[] {a});
      targets.add(i <= 5 ? 0.0 : 10.0);
    }
    Forest forest = new Forest(features, points, targets, 50, 1, 3);

    double inside = at(forest, features, LINE, 0.5).variance();
    assertThat(inside).isGreaterThan(100 * at(forest, features, LINE, 0.12).variance());
    assertThat(inside).isGreaterThan(100 * at(forest, features, LINE, 0.82).variance());
  }

  @Test
  void optionsThatStandApartInTheListAreLearntTogether() {
    Features features = new Features(BRANCHED);
    Forest forest =
        grown(
            BRANCHED,
            60,
            values -> List.of("p", "r").contains(values.byName().get("kind")) ? 1 : 3);

    for (Object kind : List.of("p", "r")) {
      double unit = BRANCHED.roots().get(0).unitOf(kind);
      assertThat(at(forest, features, BRANCHED, unit, 0.5).mean()).isCloseTo(1, within(1e-9));
    }
    assertThat(at(forest, features, BRANCHED, 0.9, 0.5).mean()).isCloseTo(3, within(1e-9));
  }

  @Test
  void parameterOfABranchMattersWhereItIsOnOnly() {
    Features features = new Features(BRANCHED);
    Forest forest =
        grown(
            BRANCHED,
            400,
            values -> values.of("inner").map(inner -> 10 * (Double) inner).orElse(-4.0));

    assertThat(at(forest, features, BRANCHED, 0.1, 0.9).mean()).isCloseTo(-4, within(1e-9));
    // Neighbours among some hundred points in [0, 1], of a slope of 10, are about 0.1 apart.
    assertThat(at(forest, features, BRANCHED, 0.3, 0.9).mean()).isCloseTo(9, within(0.5));
    assertThat(at(forest, features, BRANCHED, 0.3, 0.1).mean()).isCloseTo(1, within(0.5));
  }

  @Test
  void noiseIsAveragedInLargerLeaves() {
    Features features = new Features(LINE);
    SplittableRandom noise = new SplittableRandom(8);
    List<double[]> points = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      points.add(new double[] {i / 400.0});
      targets.add(noise.nextGaussian());
    }
    Forest forest = new Forest(features, points, targets, 30, 20, 5);

    Prediction middle = at(forest, features, LINE, 0.5);
    // Means of at least 20 numbers have a deviation of at most 0.22: four deviations.
    assertThat(middle.mean()).isCloseTo(0, within(0.9));
    assertThat(middle.variance()).isBetween(0.5, 2.0);
  }

  private static Forest grown(Space space, int count, ToDoubleFunction<Values> function) {
    Features features = new Features(space);
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> points = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Values values = space.valuesAt(random.doubles(space.dimensions()).toArray());
      points.add(features.of(values));
      targets.add(function.applyAsDouble(values));
    }
    return new Forest(features, points, targets, 30, 1, 2);
  }

  private static Prediction at(Forest forest, Features features, Space space, double... point) {
    return forest.at(features.of(space.valuesAt(point)));
  }

  private static double number(Values values, String parameter) {
    return (Double) values.byName().get(parameter);
  }
}
