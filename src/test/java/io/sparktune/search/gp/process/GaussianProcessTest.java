package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

public final class GaussianProcessTest {

  private static final Geometry PLANE =
      new Geometry(
          new Cube(
              new Space(
                  List.of(
                      new RealParameter("a", 0, 1, Scale.LINEAR),
                      new RealParameter("b", 0, 1, Scale.LINEAR)))));

  private static final Kernel KERNEL = new Kernel(new double[] {0.3, 0.7}, 1.5, 0.01);

  @Test
  void oneObservationPullsTheMeanByItsShare() {
    GaussianProcess process = new GaussianProcess(PLANE, KERNEL);
    process.add(new double[] {0.5, 0.5}, 2, 0.04);
    double[] place = {0.5 + 0.3, 0.5};
    // At one length scale: (1 + sqrt 5 + 5/3) exp(-sqrt 5).
    double covariance = 1.5 * 0.52399411;
    double variance = 1.5 + 0.01 + 0.04;
    double level = 2 / variance / (1 + 1 / variance);

    GaussianProcess.Prediction prediction = process.at(place);

    assertThat(prediction.mean())
        .isCloseTo(level + covariance / variance * (2 - level), within(1e-7));
    assertThat(prediction.deviation())
        .isCloseTo(Math.sqrt(1.5 - covariance * covariance / variance), within(1e-7));
  }

  @Test
  void manyObservationsAreWeighedAsByADenseSolver() {
    int size = 30;
    double[][] places = places(size);
    double[] targets = new SplittableRandom(4).doubles(size, -2, 2).toArray();
    GaussianProcess process = new GaussianProcess(PLANE, KERNEL);
    RealMatrix matrix = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      process.add(places[i], targets[i], 0.001 * i);
      for (int j = 0; j < size; j++) {
        matrix.setEntry(i, j, covariance(places[i], places[j]));
      }
      matrix.addToEntry(i, i, 0.01 + 0.001 * i);
    }
    RealMatrix inverse = new LUDecomposition(matrix).getSolver().getInverse();
    RealVector ones = new ArrayRealVector(size, 1.0);
    RealVector observed = new ArrayRealVector(targets);
    double level =
        inverse.operate(ones).dotProduct(observed) / (1 + inverse.operate(ones).dotProduct(ones));
    double[] place = {0.41, 0.13};
    RealVector row = new ArrayRealVector(size);
    for (int i = 0; i < size; i++) {
      row.setEntry(i, covariance(place, places[i]));
    }

    GaussianProcess.Prediction prediction = process.at(place);

    RealVector rest = observed.subtract(ones.mapMultiply(level));
    assertThat(prediction.mean())
        .isCloseTo(level + inverse.operate(row).dotProduct(rest), within(1e-9));
    assertThat(prediction.deviation())
        .isCloseTo(Math.sqrt(1.5 - inverse.operate(row).dotProduct(row)), within(1e-9));
    assertThat(process.smoothed(7)).isCloseTo(process.at(places[7]).mean(), within(1e-9));
  }

  @Test
  void awaitedPlacesTakeDoubtsAndLeaveTheMean() {
    GaussianProcess process = process(12);
    double[] place = {0.9, 0.1};
    GaussianProcess.Prediction before = process.at(place);

    process.addPending(new double[] {0.92, 0.1});

    GaussianProcess.Prediction after = process.at(place);
    assertThat(after.mean()).isEqualTo(before.mean());
    assertThat(after.deviation()).isLessThan(0.5 * before.deviation());
  }

  @Test
  void awaitedPlacesAreForgottenWhenTheNextObservationComes() {
    GaussianProcess one = process(12);
    GaussianProcess other = process(12);
    other.addPending(new double[] {0.92, 0.1});
    one.add(new double[] {0.2, 0.3}, 1, 0);
    other.add(new double[] {0.2, 0.3}, 1, 0);

    assertThat(other.at(new double[] {0.9, 0.1})).isEqualTo(one.at(new double[] {0.9, 0.1}));
  }

  @Test
  void slopesAreThoseOfDifferences() {
    GaussianProcess process = process(12);
    process.addPending(new double[] {0.92, 0.1});
    double[] place = {0.37, 0.58};
    double[] byMean = new double[2];
    double[] byDeviation = new double[2];

    assertThat(process.at(place, byMean, byDeviation)).isEqualTo(process.at(place));

    double step = 1e-6;
    for (int f = 0; f < 2; f++) {
      GaussianProcess.Prediction above = process.at(moved(place, f, step));
      GaussianProcess.Prediction below = process.at(moved(place, f, -step));
      assertThat(byMean[f]).isCloseTo((above.mean() - below.mean()) / (2 * step), within(1e-7));
      assertThat(byDeviation[f])
          .isCloseTo((above.deviation() - below.deviation()) / (2 * step), within(1e-7));
    }
  }

  public static double[] moved(double[] place, int coordinate, double step) {
    double[] moved = place.clone();
    moved[coordinate] += step;
    return moved;
  }

  /** A process over the unit square with random targets. */
  public static GaussianProcess process(int size) {
    double[] targets = new SplittableRandom(5).doubles(size, -1, 1).toArray();
    GaussianProcess process = new GaussianProcess(PLANE, KERNEL);
    for (int i = 0; i < size; i++) {
      process.add(places(size)[i], targets[i], 0);
    }
    return process;
  }

  static double[][] places(int size) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] places = new double[size][];
    Arrays.setAll(places, i -> random.doubles(2).toArray());
    return places;
  }

  private static double covariance(double[] a, double[] b) {
    double squared = Math.pow((a[0] - b[0]) / 0.3, 2) + Math.pow((a[1] - b[1]) / 0.7, 2);
    double x = Math.sqrt(5 * squared);
    return 1.5 * (1 + x + x * x / 3) * Math.exp(-x);
  }
}
