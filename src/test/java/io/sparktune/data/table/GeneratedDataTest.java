package io.sparktune.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GeneratedDataTest {

  @Test
  void circles_haveTheirRadii() {
    TableDataset data = GeneratedData.of(new DataSource.Circles(201, 0, 0.4), 1);

    ClassTarget circle = (ClassTarget) data.target();
    assertThat(circle.labels()).containsExactly("inner", "outer");
    assertThat(rows(circle, 1)).hasSize(100);
    for (int row = 0; row < data.rows(); row++) {
      assertThat(Math.hypot(x(data, row), y(data, row)))
          .isCloseTo(circle.labelAt(row) == 1 ? 1 : 0.4, within(1e-12));
    }
  }

  @Test
  void moons_areHalfCirclesAroundTheirCenters() {
    TableDataset data = GeneratedData.of(new DataSource.Moons(200, 0), 1);

    ClassTarget moon = (ClassTarget) data.target();
    assertThat(moon.labels()).containsExactly("lower", "upper");
    assertThat(rows(moon, 1)).hasSize(100);
    for (int row = 0; row < data.rows(); row++) {
      boolean upper = moon.labelAt(row) == 1;
      double centerX = upper ? 0 : 1;
      double centerY = upper ? 0 : 0.5;
      assertThat(Math.hypot(x(data, row) - centerX, y(data, row) - centerY))
          .isCloseTo(1, within(1e-12));
      assertThat((y(data, row) - centerY) * (upper ? 1 : -1)).isGreaterThan(-1e-12);
    }
  }

  @Test
  void noise_hasItsDeviation() {
    TableDataset data = GeneratedData.of(new DataSource.Circles(10_000, 0.05, 0.5), 3);
    double sum = 0;
    for (int row : rows((ClassTarget) data.target(), 1)) {
      double distance = Math.hypot(x(data, row), y(data, row)) - 1;
      sum += distance * distance;
    }

    // 5,000 squares: a standard error of 1 % of the deviation, and 5 of them.
    assertThat(Math.sqrt(sum / 5_000)).isCloseTo(0.05, within(0.0025));
  }

  @Test
  void rows_areShuffledByTheSeed() {
    DataSource.Moons moons = new DataSource.Moons(100, 0.1);
    ClassTarget moon = (ClassTarget) GeneratedData.of(moons, 1).target();

    assertThat(IntStream.range(0, 50).map(moon::labelAt).sum()).isBetween(10, 40);
    assertThat(GeneratedData.of(moons, 1).digest())
        .isEqualTo(GeneratedData.of(moons, 1).digest())
        .isNotEqualTo(GeneratedData.of(moons, 2).digest());
  }

  @Test
  void smallestSets_haveARowOfEachLabel() {
    assertThat(rows((ClassTarget) GeneratedData.of(new DataSource.Moons(2, 0), 1).target(), 0))
        .hasSize(1);
    assertThat(
            rows((ClassTarget) GeneratedData.of(new DataSource.Circles(2, 0, 0.5), 1).target(), 0))
        .hasSize(1);
  }

  private static int[] rows(ClassTarget target, int label) {
    return IntStream.range(0, target.rows()).filter(row -> target.labelAt(row) == label).toArray();
  }

  private static double x(TableDataset data, int row) {
    return ((NumericColumn) data.features().columns().get(0)).valueAt(row);
  }

  private static double y(TableDataset data, int row) {
    return ((NumericColumn) data.features().columns().get(1)).valueAt(row);
  }
}
