package io.sparktune.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PriorTest {

  private static final int DRAWS = 20_000;

  /** A sound sampler fails one of the frequency tests below once in a million seeds. */
  private static final double FALSE_ALARM = 1e-6;

  private static final Parameter RATE =
      new RealParameter("rate", 1e-4, 1e-1, 0, Scale.LOG, new Prior.Normal(1e-3, 0.5), List.of());

  private static final Parameter DROPOUT =
      new RealParameter(
          "dropout", 0, 0.5, 0.05, Scale.LINEAR, new Prior.Normal(0.1, 0.1), List.of());

  private static final Parameter LAYERS =
      new IntegerParameter("layers", 1, 9, 2, Scale.LINEAR, new Prior.Normal(9, 4), List.of());

  private static final Parameter UNITS =
      new IntegerParameter("units", 1, 16, 1, Scale.LOG, new Prior.Normal(4, 0.4), List.of());

  private static final Parameter UPDATER =
      new ChoiceParameter("updater", List.of("a", "b", "c"), List.of(3.0, 1.0, 1.0), List.of());

  static Stream<Parameter> parameters() {
    return Stream.of(RATE, DROPOUT, LAYERS, UNITS, UPDATER);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void valueAndUnitAreInverse(Parameter parameter) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1000; i++) {
      double unit = random.nextDouble();
      Object value = parameter.valueAt(unit);
      if (parameter.isCountable()) {
        assertThat(parameter.valueAt(parameter.unitOf(value))).isEqualTo(value);
      } else {
        assertThat(parameter.unitOf(value)).isCloseTo(unit, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void laterPlacesHaveLaterValues(Parameter parameter) {
    double last = -1;
    for (int i = 0; i <= 10_000; i++) {
      double unit = parameter.unitOf(parameter.valueAt(i / 10_000.0));
      assertThat(unit).isGreaterThanOrEqualTo(last);
      last = unit;
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void bothEndsOfTheUnitIntervalAreTheEndsOfTheRange(Parameter parameter) {
    if (parameter.isCountable()) {
      assertThat(parameter.indexOf(parameter.valueAt(0.0))).isZero();
      assertThat(parameter.indexOf(parameter.valueAt(1.0))).isEqualTo(parameter.size() - 1);
    } else {
      assertThat((Double) parameter.valueAt(0.0)).isCloseTo(1e-4, within(1e-15));
      assertThat((Double) parameter.valueAt(1.0)).isCloseTo(1e-1, within(1e-15));
    }
  }

  /** The quantiles of the normal distribution of log10, cut off at -4 and -1. */
  @Test
  void aContinuumHasTheQuantilesOfTheTruncatedNormal() {
    NormalDistribution normal = new NormalDistribution(null, -3, 0.5);
    double low = normal.cumulativeProbability(-4);
    double high = normal.cumulativeProbability(-1);

    for (double unit : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
      double expected = normal.inverseCumulativeProbability(low + unit * (high - low));
      assertThat(Math.log10((Double) RATE.valueAt(unit))).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void steppedValuesHaveTheProbabilitiesOfTheirCells() {
    NormalDistribution normal = new NormalDistribution(null, 0.1, 0.1);

    requireFrequencies(DROPOUT, i -> normal.probability(0.05 * i - 0.025, 0.05 * i + 0.025));
  }

  @Test
  void wholeNumbersHaveTheProbabilitiesOfTheirCells() {
    NormalDistribution normal = new NormalDistribution(null, 9, 4);

    requireFrequencies(LAYERS, i -> normal.probability(2 * i, 2 * i + 2));
  }

  @Test
  void wholeNumbersOnALogScaleHaveTheProbabilitiesOfTheirCells() {
    NormalDistribution normal = new NormalDistribution(null, Math.log10(4), 0.4);

    requireFrequencies(UNITS, i -> normal.probability(Math.log10(i + 0.5), Math.log10(i + 1.5)));
  }

  @Test
  void optionsHaveTheProbabilitiesOfTheirWeights() {
    double[] weights = {3, 1, 1};

    requireFrequencies(UPDATER, i -> weights[i]);
  }

  private interface Weight {
    double of(int index);
  }

  /** Pearson's chi-squared test. */
  private static void requireFrequencies(Parameter parameter, Weight weight) {
    int size = Math.toIntExact(parameter.size());
    TreeMap<Long, Integer> counts = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(parameter.indexOf(parameter.valueAt(random.nextDouble())), 1, Integer::sum);
    }
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += weight.of(i);
    }
    double statistic = 0;
    for (int i = 0; i < size; i++) {
      double expected = DRAWS * weight.of(i) / total;
      double difference = counts.getOrDefault((long) i, 0) - expected;
      statistic += difference * difference / expected;
    }
    double bound =
        new ChiSquaredDistribution(null, size - 1).inverseCumulativeProbability(1 - FALSE_ALARM);
    assertThat(statistic).isLessThan(bound);
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-3", "0.5, 1e-3", "0.3, 100", "1, 0.01"})
  void extremePriorsStayWithinTheRange(double mean, double deviation) {
    Parameter parameter =
        new RealParameter("x", 0, 1, 0, Scale.LINEAR, new Prior.Normal(mean, deviation), List.of());
    double last = 0;
    for (int i = 0; i <= 1000; i++) {
      double value = (Double) parameter.valueAt(i / 1000.0);
      assertThat(value).isBetween(last, 1.0);
      last = value;
      assertThat(parameter.unitOf(i / 1000.0)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void impossiblePriors_areRefused_withTheirValues() {
    assertThatThrownBy(() -> new Prior.Normal(1, 0))
        .hasMessage("the prior has the mean 1.0 and the deviation 0.0");
    assertThatThrownBy(
            () -> new RealParameter("x", 0, 1, 0, Scale.LINEAR, new Prior.Normal(2, 1), List.of()))
        .hasMessage("the prior of x has the mean 2.0 outside of the range");
    assertThatThrownBy(
            () ->
                new IntegerParameter(
                    "n", 1, 2, 1, Scale.LINEAR, new Prior.Normal(2, 1e9), List.of()))
        .hasMessage("the prior of n has the deviation 1.0E9");
    assertThatThrownBy(() -> new ChoiceParameter("c", List.of("a", "b"), List.of(1.0), List.of()))
        .hasMessage("the weights of c are [1.0] for the options [a, b]");
    assertThatThrownBy(
            () -> new ChoiceParameter("c", List.of("a", "b"), List.of(1.0, -1.0), List.of()))
        .hasMessage("the weights of c are [1.0, -1.0] for the options [a, b]");
  }
}
