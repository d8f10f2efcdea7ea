package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten iterations in each of eight epochs, from a rate of 0.4. */
final class LearningRateScheduleTest {

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of(new Schedule.Constant(), 0.4, 0.4, 0.4),
        Arguments.of(new Schedule.Exponential(0.5), 0.4, 0.4 * Math.pow(0.5, 2.5), 0.4 / 16),
        Arguments.of(new Schedule.Linear(0.1), 0.4, 0.4 * (1 - 0.9 * 2.5 / 8), 0.4 * 0.55),
        Arguments.of(new Schedule.Step(0.5, 2), 0.4, 0.2, 0.1),
        Arguments.of(new Schedule.Inverse(2, 0.5), 0.4, 0.4 / Math.sqrt(6), 0.4 / 3),
        Arguments.of(new Schedule.Polynomial(2), 0.4, 0.4 * Math.pow(5.5 / 8, 2), 0.1),
        Arguments.of(
            new Schedule.Sigmoid(1, 4), 0.4 / (1 + Math.exp(-4)), 0.4 / (1 + Math.exp(-1.5)), 0.2),
        Arguments.of(new Schedule.Cycle(4), 0.1, 0.1 + 0.3 * 2.5 / 4, 0.4));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void ratesFollowTheDefinition(Schedule schedule, double atStart, double later, double atHalf) {
    assertThat(rate(schedule, 0, 0)).isCloseTo(atStart, within(1e-12));
    assertThat(rate(schedule, 0, 25)).isCloseTo(later, within(1e-12));
    assertThat(rate(schedule, 0, 40)).isCloseTo(atHalf, within(1e-12));
  }

  @Test
  void cycleComesBackDown() {
    assertThat(rate(new Schedule.Cycle(4), 0, 60)).isCloseTo(0.25, within(1e-12));
    assertThat(rate(new Schedule.Cycle(4), 0, 80)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void polynomialStaysAtZeroBeyondTheEnd() {
    assertThat(rate(new Schedule.Polynomial(0.5), 0, 100)).isZero();
  }

  @Test
  void warmUpRisesFromNearZeroToTheInitialRate() {
    assertThat(rate(new Schedule.Constant(), 2, 0)).isCloseTo(0.4 / 20, within(1e-12));
    assertThat(rate(new Schedule.Constant(), 2, 9)).isCloseTo(0.2, within(1e-12));
    assertThat(rate(new Schedule.Constant(), 2, 19)).isCloseTo(0.4, within(1e-12));
    assertThat(rate(new Schedule.Constant(), 2, 20)).isEqualTo(0.4);
  }

  @Test
  void anEpochWithoutIterationsIsRefused() {
    LearningRate rate = new LearningRate(0.1, new Schedule.Constant(), 0);
    assertThatThrownBy(() -> new LearningRateSchedule(rate, 0, 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 0 iterations in each of 3 epochs");
  }

  @Test
  void schedulesThatGiveNoRateAreRefused() {
    assertThatThrownBy(() -> new Schedule.Step(0.5, 0)).hasMessage("the rate steps every 0 epochs");
    assertThatThrownBy(() -> new Schedule.Cycle(0)).hasMessage("the divisor is 0.0");
    assertThatThrownBy(() -> new OptimizerSettings.Clipping.Norm(0)).hasMessage("the limit is 0.0");
  }

  private static double rate(Schedule schedule, int warmUpEpochs, int iteration) {
    return new LearningRateSchedule(new LearningRate(0.4, schedule, warmUpEpochs), 10, 8, 0)
        .valueAt(iteration, iteration / 10);
  }
}
