package io.sparktune.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ParameterTest {

  static Stream<Parameter> parameters() {
    return Stream.of(
        new RealParameter("real", -2, 3, Scale.LINEAR),
        new RealParameter("log", 1e-5, 1e-1, Scale.LOG),
        new RealParameter("point", 0.3, 0.3, Scale.LINEAR),
        new RealParameter("stepped", 0, 0.5, 0.05, Scale.LINEAR, List.of()),
        new RealParameter("uneven", 0, 1, 0.3, Scale.LINEAR, List.of()),
        new IntegerParameter("integer", -3, 4, Scale.LINEAR),
        new IntegerParameter("log-integer", 1, 1024, Scale.LOG),
        new IntegerParameter("stepped-integer", 32, 512, 32, Scale.LINEAR, List.of()),
        new ChoiceParameter("choice", List.of("a", "b", "c")),
        new ChoiceParameter("mixed", List.of(1L, 2.5, "x", true)));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void valueAndUnitAreInverse(Parameter parameter) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1000; i++) {
      Object value = parameter.valueAt(random.nextDouble());
      double unit = parameter.unitOf(value);
      assertThat(unit).isBetween(0.0, 1.0);
      Object again = parameter.valueAt(unit);
      if (value instanceof Double real) {
        assertThat((Double) again).isCloseTo(real, within(1e-12 * Math.max(1, Math.abs(real))));
      } else {
        assertThat(again).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void bothEndsOfTheUnitIntervalHaveValues(Parameter parameter) {
    if (parameter.isCountable()) {
      assertThat(parameter.indexOf(parameter.valueAt(0.0))).isZero();
      assertThat(parameter.indexOf(parameter.valueAt(1.0))).isEqualTo(parameter.size() - 1);
    } else {
      RealParameter real = (RealParameter) parameter;
      assertThat((Double) real.valueAt(0.0)).isCloseTo(real.low(), within(1e-12));
      assertThat((Double) real.valueAt(1.0)).isCloseTo(real.high(), within(1e-12));
    }
  }

  @Test
  void countableValuesAreEquallyLikely() {
    Parameter parameter = new IntegerParameter("units", 32, 512, 32, Scale.LINEAR, List.of());
    Map<Object, Integer> counts = new HashMap<>();
    SplittableRandom random = new SplittableRandom(11);
    int draws = 160_000;
    for (int i = 0; i < draws; i++) {
      counts.merge(parameter.valueAt(random.nextDouble()), 1, Integer::sum);
    }
    assertThat(counts).hasSize(16);
    // Each count is binomial with mean 10,000 and a deviation of 97: six deviations.
    counts.values().forEach(count -> assertThat(count).isBetween(10_000 - 582, 10_000 + 582));
  }

  @Test
  void logScaleGivesEachDecadeTheSameRoom() {
    Parameter rate = new RealParameter("rate", 1e-4, 1e-1, Scale.LOG);

    assertThat((Double) rate.valueAt(1 / 3.0)).isCloseTo(1e-3, within(1e-12));
    assertThat((Double) rate.valueAt(2 / 3.0)).isCloseTo(1e-2, within(1e-11));
  }

  @Test
  void aStepThatDoesNotMeetTheEndStopsBeforeIt() {
    Parameter uneven = new RealParameter("uneven", 0, 1, 0.3, Scale.LINEAR, List.of());

    assertThat(uneven.size()).isEqualTo(4);
    assertThat(uneven.valueAt(3L)).isEqualTo(0.9);
  }

  /** Steps are counted to nine digits. */
  @Test
  void theLastOfStepsThatJustMissTheEndIsTheEnd() {
    double high = Math.nextDown(0.8);
    Parameter rounded = new RealParameter("rounded", 0, high, 0.1, Scale.LINEAR, List.of());

    assertThat(rounded.size()).isEqualTo(9);
    assertThat(rounded.valueAt(8L)).isEqualTo(high);
    assertThat(rounded.valueEqualTo(high)).hasValue(high);
  }

  @Test
  void equalValuesAreFound_whateverTheirType() {
    Parameter stepped = new RealParameter("stepped", 0, 0.5, 0.05, Scale.LINEAR, List.of());
    Parameter units = new IntegerParameter("units", 32, 512, 32, Scale.LINEAR, List.of());
    Parameter choice = new ChoiceParameter("choice", List.of(1L, 2.5, "x", true));

    assertThat(stepped.valueEqualTo(0.15)).hasValue(0.15);
    assertThat(stepped.valueEqualTo(0L)).hasValue(0.0);
    assertThat(stepped.valueEqualTo(0.16)).isEmpty();
    assertThat(stepped.valueEqualTo(0.55)).isEmpty();
    assertThat(stepped.valueEqualTo("0.15")).isEmpty();
    assertThat(units.valueEqualTo(64.0)).hasValue(64L);
    assertThat(units.valueEqualTo(65L)).isEmpty();
    assertThat(units.valueEqualTo(544L)).isEmpty();
    assertThat(units.valueEqualTo(64.5)).isEmpty();
    assertThat(choice.valueEqualTo(1.0)).hasValue(1L);
    assertThat(choice.valueEqualTo("x")).hasValue("x");
    assertThat(choice.valueEqualTo(false)).isEmpty();
  }

  @Test
  void impossibleRanges_areRefused_withTheirValues() {
    assertThatThrownBy(() -> new RealParameter("x", 2, 1, Scale.LINEAR))
        .hasMessage("the range of x is 2.0 to 1.0");
    assertThatThrownBy(() -> new RealParameter("x", Double.NaN, 1, Scale.LINEAR))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new RealParameter("x", -1e308, 1e308, Scale.LINEAR))
        .hasMessage("the range of x is -1.0E308 to 1.0E308");
    assertThatThrownBy(() -> new RealParameter("x", 0, 1, Scale.LOG))
        .hasMessageContaining("log scale");
    assertThatThrownBy(() -> new IntegerParameter("n", 0, 5, 0, Scale.LINEAR, List.of()))
        .hasMessage("the step of n is 0");
    assertThatThrownBy(() -> new ChoiceParameter("c", List.of())).hasMessage("c has no options");
    assertThatThrownBy(() -> new ChoiceParameter("c", List.of(1L, 1L)))
        .hasMessageContaining("twice");
  }
}
