package io.sparktune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparktune.data.folds.Validation;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ScoreIntervalTest {

  private static final List<Double> SCORES = List.of(0.80, 0.82, 0.84, 0.86);

  /** Of the scores: 0.02² · 5/3. */
  private static final double VARIANCE = 0.02 * 0.02 * 5 / 3;

  static Stream<Arguments> plansOfFourFits() {
    return Stream.of(
        arguments(new Validation.KFold(4, 1, true), 1.0 / 3),
        arguments(new Validation.KFold(2, 2, true), 1),
        arguments(new Validation.Grouped(4), 1.0 / 3),
        arguments(new Validation.InTimeOrder(4), (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4));
  }

  @ParameterizedTest
  @MethodSource("plansOfFourFits")
  void itsErrorGoesByTheTestRowsOfEachTrainingRow(Validation plan, double ratio) {
    assertThat(plan.testRatio()).isCloseTo(ratio, within(1e-12));
    assertThat(plan.fits()).isEqualTo(4);

    ScoreInterval interval = ScoreInterval.of(SCORES, plan.testRatio());

    double width =
        Math.sqrt(VARIANCE * (1.0 / 4 + ratio))
            * new TDistribution(3).inverseCumulativeProbability(0.975);
    assertThat((interval.low() + interval.high()) / 2).isCloseTo(0.83, within(1e-12));
    assertThat((interval.high() - interval.low()) / 2).isCloseTo(width, within(1e-9));
  }

  /** A single split has one score, and no spread that could be told. */
  @Test
  void ofOneScore_thereIsNoInterval() {
    Validation single = new Validation.SingleSplit(0.2, false);

    assertThat(ScoreInterval.of(List.of(0.8), single.testRatio()))
        .isEqualTo(new ScoreInterval(0.8, 0.8));
  }
}
