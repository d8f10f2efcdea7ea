package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Constraint;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OffspringTest {

  private static final Space TEN =
      new Space(List.of(new IntegerParameter("units", 0, 9, Scale.LINEAR)), List.of(new NotFive()));

  private final SplittableRandom random = new SplittableRandom(2);

  private record NotFive() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return !values.byName().get("units").equals(5L);
    }

    @Override
    public String text() {
      return "units != 5";
    }
  }

  @Test
  void theFirstChildThatWillDoIsTaken() {
    assertThat(new Offspring(TEN).first(children(0.51, 0.25, 0.35), units(2)::equals, random))
        .isEqualTo(units(3));
  }

  @Test
  void aRandomPointIsTakenWhereNoChildWillDo() {
    Supplier<double[]> always = () -> new double[] {0.55};
    List<Values> taken =
        Stream.generate(() -> new Offspring(TEN).first(always, values -> false, random))
            .limit(200)
            .distinct()
            .toList();

    assertThat(taken).hasSize(9).doesNotContain(units(5));
  }

  @Test
  void coordinatesThatAreMissingAreDrawn() {
    Supplier<double[]> blank = () -> new double[] {Double.NaN};

    assertThat(new Offspring(TEN).first(blank, values -> false, random).byName())
        .containsKey("units");
  }

  private static Values units(long units) {
    return new Values(Map.of("units", units));
  }

  private static Supplier<double[]> children(double... coordinates) {
    Iterator<Double> next = DoubleStream.of(coordinates).iterator();
    return () -> new double[] {next.next()};
  }
}
