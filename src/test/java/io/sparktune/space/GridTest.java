package io.sparktune.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GridTest {

  private static final Parameter RATE =
      new RealParameter("rate", 0.01, 0.1, 0.01, Scale.LINEAR, List.of());
  private static final Parameter BATCH =
      new IntegerParameter("batch", 16, 64, 16, Scale.LINEAR, List.of());

  private static List<Values> all(Space space) {
    Grid grid = new Grid(space);
    return IntStream.range(0, grid.size().intValueExact())
        .mapToObj(number -> grid.valuesAt(BigInteger.valueOf(number)))
        .toList();
  }

  @Test
  void everyPointComesOnce_lastParameterFastest() {
    Parameter updater = new ChoiceParameter("updater", List.of("sgd", "adam"));
    List<Values> points = all(new Space(List.of(RATE, BATCH, updater)));

    assertThat(points).hasSize(10 * 4 * 2).doesNotHaveDuplicates();
    assertThat(points.get(0).byName())
        .isEqualTo(Map.of("rate", 0.01, "batch", 16L, "updater", "sgd"));
    assertThat(points.get(1).byName())
        .isEqualTo(Map.of("rate", 0.01, "batch", 16L, "updater", "adam"));
    assertThat(points.get(79).byName())
        .isEqualTo(Map.of("rate", 0.1, "batch", 64L, "updater", "adam"));
  }

  @Test
  void steppedRealsAreTheDecimalsThatAPersonWouldWrite() {
    assertThat(IntStream.range(0, 10).mapToObj(index -> RATE.valueAt((long) index)).toList())
        .isEqualTo(List.of(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1));
  }

  @Test
  void closedBranchesAddNoPoints() {
    Parameter momentum = new ChoiceParameter("momentum", List.of(0.0, 0.5, 0.9));
    Parameter updater =
        new ChoiceParameter("updater", List.of("adam", "sgd"))
            .withBranches(List.of(new Branch(1, 1, List.of(momentum))));
    Parameter second = new ChoiceParameter("units-2", List.of(32L, 64L));
    Parameter third = new ChoiceParameter("units-3", List.of(8L, 16L));
    Parameter layers =
        new IntegerParameter("layers", 1, 3, Scale.LINEAR)
            .withBranches(
                List.of(new Branch(1, 2, List.of(second)), new Branch(2, 2, List.of(third))));
    List<Values> points = all(new Space(List.of(updater, layers)));

    assertThat(points).hasSize((1 + 3) * (1 + 2 + 4)).doesNotHaveDuplicates();
    for (Values point : points) {
      assertThat(point.of("momentum").isPresent())
          .isEqualTo(point.byName().get("updater").equals("sgd"));
      assertThat(point.of("units-2").isPresent())
          .isEqualTo((Long) point.byName().get("layers") >= 2);
      assertThat(point.of("units-3").isPresent())
          .isEqualTo((Long) point.byName().get("layers") >= 3);
    }
  }

  @Test
  void hugeGridsAreNotListed() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      parameters.add(new IntegerParameter("p" + i, 0, 9, Scale.LINEAR));
    }
    Grid grid = new Grid(new Space(parameters));

    assertThat(grid.size()).isEqualTo(BigInteger.TEN.pow(12));
    Values point = grid.valuesAt(new BigInteger("123456789012"));
    assertThat(new ArrayList<>(point.byName().values()))
        .isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 0L, 1L, 2L));
    assertThat(new HashSet<>(List.of(point))).hasSize(1);
  }

  @Test
  void continuaHaveNoGrid() {
    Space space = new Space(List.of(new RealParameter("dropout", 0, 0.5, Scale.LINEAR)));

    assertThatThrownBy(() -> new Grid(space))
        .hasMessage("dropout has no step, so its values cannot be listed");
  }
}
