package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RowSubsetTest {

  @Test
  void fewRowsAreAllChosen() {
    assertThat(RowSubset.of(line(4), new double[4], 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theBestTheNewestAndTheFarthestAreChosen() {
    double[] targets = new double[100];
    targets[50] = 3;
    targets[51] = 2;

    assertThat(RowSubset.of(line(100), targets, 6)).containsExactly(0, 25, 50, 51, 98, 99);
  }

  private static double[][] line(int size) {
    return IntStream.range(0, size).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
  }
}
