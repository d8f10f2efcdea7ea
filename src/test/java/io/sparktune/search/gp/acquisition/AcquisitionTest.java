package io.sparktune.search.gp.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.gp.process.GaussianProcessTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AcquisitionTest {

  private static final GaussianProcess PROCESS = GaussianProcessTest.process(14);
  private static final double[] PLACE = {0.31, 0.77};

  @Test
  void slopesAreThoseOfDifferences() {
    GaussianProcess other = GaussianProcessTest.process(9);
    List<Acquisition> acquisitions =
        List.of(
            new LogExpectedImprovement(PROCESS, 0.4),
            new LogExpectedImprovement(PROCESS, 9),
            new FeasibilityProbability(PROCESS, 0.2),
            new FeasibilityProbability(PROCESS, 3),
            new Exploration(PROCESS, -5),
            new Exploration(PROCESS, 5),
            new LogExpectedImprovement(PROCESS, 0.4).and(new FeasibilityProbability(other, -0.3)),
            new ScalarizedImprovement(
                List.of(PROCESS, other), new double[] {-1, -0.7}, new double[] {0.6, 1.1}, 0.8));
    for (Acquisition acquisition : acquisitions) {
      double[] slopes = new double[2];
      assertThat(acquisition.at(PLACE, slopes)).isEqualTo(acquisition.at(PLACE));
      double step = 1e-6;
      for (int f = 0; f < 2; f++) {
        double above = acquisition.at(GaussianProcessTest.moved(PLACE, f, step));
        double below = acquisition.at(GaussianProcessTest.moved(PLACE, f, -step));
        assertThat(slopes[f])
            .as("%s", acquisition)
            .isCloseTo((above - below) / (2 * step), within(1e-4 * (1 + Math.abs(slopes[f]))));
      }
    }
  }

  @Test
  void oneGoalImprovesAsByItsClosedForm() {
    for (double best : new double[] {-2, 0, 0.5, 3, 20}) {
      ScalarizedImprovement scalarised =
          new ScalarizedImprovement(List.of(PROCESS), new double[] {0}, new double[] {1}, best);

      assertThat(scalarised.at(PLACE))
          .isCloseTo(new LogExpectedImprovement(PROCESS, best).at(PLACE), within(1e-4));
    }
  }

  @Test
  void twoGoalsImproveAsByRandomDraws() {
    GaussianProcess other = GaussianProcessTest.process(9);
    double[] reference = {-1, -0.7};
    double[] strides = {0.6, 1.1};
    GaussianProcess.Prediction one = PROCESS.at(PLACE);
    GaussianProcess.Prediction two = other.at(PLACE);
    Random random = new Random(8);
    double best =
        ScalarizedImprovement.value(new double[] {one.mean(), two.mean()}, reference, strides);
    double sum = 0;
    int draws = 400_000;
    for (int i = 0; i < draws; i++) {
      double[] targets = {
        one.mean() + one.deviation() * random.nextGaussian(),
        two.mean() + two.deviation() * random.nextGaussian()
      };
      sum += Math.max(0, ScalarizedImprovement.value(targets, reference, strides) - best);
    }

    double value =
        new ScalarizedImprovement(List.of(PROCESS, other), reference, strides, best).at(PLACE);

    // The relative standard error of the draws is below 0.5 %.
    assertThat(Math.exp(value)).isCloseTo(sum / draws, within(0.02 * sum / draws));
  }
}
