package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Constraint;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UniformPointsTest {

  private final SplittableRandom random = new SplittableRandom(6);

  private record Permitted(Predicate<Map<String, Object>> values) implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values tried) {
      return values.test(tried.byName());
    }

    @Override
    public String text() {
      return "permitted";
    }
  }

  private static double real(Map<String, Object> values, String name) {
    return (Double) values.get(name);
  }

  /** A band of one in 50,000 across the plane. */
  private static final Space BAND =
      new Space(
          List.of(
              new RealParameter("x", 0, 1, Scale.LINEAR),
              new RealParameter("y", 0, 1, Scale.LINEAR),
              new ChoiceParameter("z", List.of("a", "b", "c", "d"))),
          List.of(new Permitted(at -> Math.abs(real(at, "x") - 0.7) <= 1e-5)));

  @Test
  void pointsOfANarrowSpaceAreSpreadOverAllOfIt() {
    UniformPoints points = new UniformPoints(BAND);
    int[] options = new int[4];
    int[] halves = new int[2];
    for (int i = 0; i < 400; i++) {
      double[] point = points.next(random);
      assertThat(points.isFeasible(point)).isTrue();
      options[(int) (4 * point[2])]++;
      halves[point[1] < 0.5 ? 0 : 1]++;
    }

    // Binomials with means of 100 and 200, deviations of 8.7 and 10: five deviations.
    assertThat(Arrays.stream(options)).allMatch(count -> count > 56 && count < 144);
    assertThat(Arrays.stream(halves)).allMatch(count -> count > 150 && count < 250);
  }

  @Test
  void pointsOfANarrowSpaceDependOnTheRandomNumbersAlone() {
    double[] point = new UniformPoints(BAND).next(new SplittableRandom(5));
    UniformPoints others = new UniformPoints(BAND);
    others.next(random);

    assertThat(others.next(new SplittableRandom(5))).isEqualTo(point);
    assertThat(others.next(new SplittableRandom(6))).isNotEqualTo(point);
  }

  @Test
  void theOnlyPointOfAMillionIsFound() {
    Space space =
        new Space(
            List.of(new IntegerParameter("units", 1, 1_000_000, Scale.LINEAR)),
            List.of(new Permitted(at -> at.get("units").equals(77_777L))));

    assertThat(space.valuesAt(new UniformPoints(space).next(random)).byName())
        .containsEntry("units", 77_777L);
  }

  /** Walks do not lead from one to the other. */
  @Test
  void pointsThatAreFarApartAllComeUp() {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("units", 1, 300, Scale.LINEAR),
                new IntegerParameter("layers", 1, 300, Scale.LINEAR)),
            List.of(
                new Permitted(
                    at ->
                        List.copyOf(at.values()).equals(List.of(9L, 9L))
                            || List.copyOf(at.values()).equals(List.of(200L, 7L)))));
    UniformPoints points = new UniformPoints(space);

    assertThat(IntStream.range(0, 20).mapToObj(i -> space.valuesAt(points.next(random))).distinct())
        .hasSize(2);
  }

  @Test
  void whereNothingIsFeasibleNothingIsFound() {
    Space space = new Space(BAND.roots(), List.of(new Permitted(at -> false)));

    assertThat(new UniformPoints(space).find(random)).isEmpty();
  }
}
