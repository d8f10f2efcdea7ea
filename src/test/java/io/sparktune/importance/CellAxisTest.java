package io.sparktune.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CellAxisTest {

  private static double[] shares(CellAxis axis) {
    return IntStream.range(0, axis.cells()).mapToDouble(axis::share).toArray();
  }

  @Test
  void valuesOnAScale_haveTheirNeighbourhoods() {
    CellAxis axis =
        CellAxis.of(new RealParameter("x", 0, 1, Scale.LINEAR), new double[] {0.2, 0.4, 0.4, 0.9});

    assertThat(axis.isOrdered()).isTrue();
    assertThat(shares(axis)).containsExactly(new double[] {0.3, 0.35, 0.35}, within(1e-12));
    assertThat(IntStream.range(0, 3).mapToDouble(axis::centre).toArray())
        .containsExactly(new double[] {0.15, 0.475, 0.825}, within(1e-12));
    assertThat(DoubleStream.of(0, 0.2, 0.4, 0.9, 1).mapToInt(axis::cellOf).toArray())
        .containsExactly(0, 0, 1, 2, 2);
  }

  @Test
  void manyValues_shareCellsOfAboutAsManyTrials() {
    double[] coordinates =
        IntStream.range(0, 3200).mapToDouble(i -> Math.pow(i / 3200.0, 3)).toArray();
    CellAxis axis = CellAxis.of(new RealParameter("x", 0, 1, Scale.LINEAR), coordinates);

    int[] trials = new int[axis.cells()];
    for (double coordinate : coordinates) {
      trials[axis.cellOf(coordinate)]++;
    }
    assertThat(trials).hasSize(CellAxis.MOST_INTERVALS).containsOnly(100);
    assertThat(axis.shareOf(axis.whole())).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatTheBranchLeavesOut_isNoPartOfTheAxis() {
    IntegerParameter layers = new IntegerParameter("layers", 1, 4, Scale.LINEAR);
    CellAxis axis =
        CellAxis.of(layers, new double[] {layers.unitOf(2L), layers.unitOf(3L), layers.unitOf(3L)});

    assertThat(shares(axis)).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
  }

  @Test
  void options_haveCellsOnlyIfTheyWereTried() {
    ChoiceParameter choice = new ChoiceParameter("option", List.of("a", "b", "c"));
    CellAxis axis = CellAxis.of(choice, new double[] {choice.unitOf("c"), choice.unitOf("a")});

    assertThat(axis.isOrdered()).isFalse();
    assertThat(shares(axis)).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(axis.cellOf(choice.unitOf("a"))).isNotEqualTo(axis.cellOf(choice.unitOf("c")));
  }

  @Test
  void optionsBeyondTheBitsOfALong_shareACell() {
    List<Object> options = IntStream.range(0, 100).<Object>mapToObj(i -> (long) i).toList();
    ChoiceParameter choice = new ChoiceParameter("seed", options);
    CellAxis axis = CellAxis.of(choice, options.stream().mapToDouble(choice::unitOf).toArray());

    assertThat(axis.cells()).isEqualTo(CellAxis.MOST_OPTIONS);
    assertThat(axis.share(CellAxis.MOST_OPTIONS - 1)).isCloseTo(0.37, within(1e-9));
    assertThat(axis.shareOf(axis.whole())).isCloseTo(1, within(1e-9));
  }
}
