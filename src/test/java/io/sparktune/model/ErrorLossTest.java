package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.model.ErrorLoss.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class ErrorLossTest {

  private static final IActivation IDENTITY = new ActivationIdentity();

  @Test
  void huberIsASquareNearZeroAndStraightBeyondOne() {
    assertThat(scores(Curve.HUBER, 0, 0.5, -0.5, 1, 3, -3))
        .containsExactly(new double[] {0, 0.125, 0.125, 0.5, 2.5, 2.5}, within(1e-12));
  }

  @Test
  void logCoshFollowsItsDefinition() {
    assertThat(scores(Curve.LOG_COSH, 0, 0.5, -2))
        .containsExactly(
            new double[] {0, Math.log(Math.cosh(0.5)), Math.log(Math.cosh(2))}, within(1e-12));
  }

  @Test
  void logCoshOfAHugeErrorIsFinite() {
    assertThat(scores(Curve.LOG_COSH, 1e6))
        .containsExactly(new double[] {1e6 - Math.log(2)}, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreFiniteDifferencesOfScores(Curve curve) {
    // Doubles and a step of 1e-6: central differences are off by about 1e-10.
    double step = 1e-6;
    IActivation activation = new ActivationTanH();
    ErrorLoss loss = new ErrorLoss(curve);
    INDArray truth = column(0.3, -2.5, 1.9, 0.2);
    INDArray outputs = column(0.1, 0.8, -0.7, -0.05);
    INDArray rowWeights = column(1, 0.5, 3, 2);
    INDArray gradient = loss.computeGradient(truth, outputs.dup(), activation, rowWeights);
    for (int row = 0; row < outputs.length(); row++) {
      INDArray above = outputs.dup();
      above.putScalar(row, 0, outputs.getDouble(row, 0) + step);
      INDArray below = outputs.dup();
      below.putScalar(row, 0, outputs.getDouble(row, 0) - step);
      double slope =
          (loss.computeScore(truth, above, activation, rowWeights, false)
                  - loss.computeScore(truth, below, activation, rowWeights, false))
              / (2 * step);
      assertThat(gradient.getDouble(row, 0)).isCloseTo(slope, within(1e-7));
    }
  }

  @Test
  void scoreIsTheSumOverTheRowsOrTheirMean() {
    ErrorLoss loss = new ErrorLoss(Curve.HUBER);
    INDArray truth = column(0, 0);
    assertThat(loss.computeScore(truth, column(1, 3), IDENTITY, null, false)).isEqualTo(3);
    assertThat(loss.computeScore(truth, column(1, 3), IDENTITY, null, true)).isEqualTo(1.5);
  }

  private static double[] scores(Curve curve, double... errors) {
    return new ErrorLoss(curve)
        .computeScoreArray(column(new double[errors.length]), column(errors), IDENTITY, null)
        .data()
        .asDouble();
  }

  private static INDArray column(double... values) {
    return Nd4j.create(values, new long[] {values.length, 1}, 'c');
  }
}
