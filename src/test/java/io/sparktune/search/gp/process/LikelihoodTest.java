package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.SamplerContract;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LikelihoodTest {

  private static final Cube CUBE = new Cube(SamplerContract.SPACE);
  private static final Geometry GEOMETRY = new Geometry(CUBE);
  private static final KernelPrior PRIOR = new KernelPrior(GEOMETRY.axes());

  @Test
  void oneObservationIsAsLikelyAsByItsDensity() {
    double[] features = GEOMETRY.features(CUBE.place(new double[CUBE.dimensions()]));
    double[] logs = PRIOR.start(0.5, 0.25);
    double[] slopes = new double[logs.length];
    Rows rows = new Rows(new double[][] {features}, new double[] {2}, new double[] {0.75});
    double variance = 1 + 0.25 + 0.75;
    double level = 2 / variance / (1 + 1 / variance);
    double expected =
        0.5 * ((2 - level) * (2 - level) / variance + Math.log(variance) + level * level)
            + PRIOR.at(logs, slopes);

    assertThat(new Likelihood(GEOMETRY, rows, PRIOR).at(logs, slopes))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void slopesAreThoseOfDifferences() {
    Likelihood likelihood = new Likelihood(GEOMETRY, rows(25), PRIOR);
    SplittableRandom random = new SplittableRandom(6);
    double[] logs = PRIOR.start(0.8, 0.02);
    Arrays.setAll(logs, i -> logs[i] + random.nextDouble(-0.5, 0.5));
    double[] slopes = new double[logs.length];
    likelihood.at(logs, slopes);

    double step = 1e-5;
    double[] unused = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      double above = likelihood.at(GaussianProcessTest.moved(logs, i, step), unused);
      double below = likelihood.at(GaussianProcessTest.moved(logs, i, -step), unused);
      assertThat(slopes[i]).isCloseTo((above - below) / (2 * step), within(1e-6));
    }
  }

  private static Rows rows(int size) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] features = new double[size][];
    Arrays.setAll(
        features, i -> GEOMETRY.features(CUBE.place(random.doubles(CUBE.dimensions()).toArray())));
    return new Rows(
        features, random.doubles(size, -1, 1).toArray(), random.doubles(size, 0, 0.1).toArray());
  }
}
