package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GoalOrderTest {

  private final GoalOrder fronts = new GoalOrder();

  @Test
  void frontsComeOneAfterAnother() {
    add(0, 1, 1);
    add(1, 3, 1);
    add(2, 1, 3);
    add(3, 2, 0.5);

    assertThat(fronts.best(2).numbers()).containsExactlyInAnyOrder(1, 2);
    assertThat(fronts.best(4).numbers()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void ofAFrontThatIsTooLargeTheSpreadPointsAreKept() {
    add(0, 0, 4);
    add(1, 0.1, 3.9);
    add(2, 2, 2);
    add(3, 3.9, 0.1);
    add(4, 4, 0);

    // The middle adds the most; then either end, but never both of two neighbours.
    assertThat(fronts.best(3).numbers()).contains(2).doesNotContainSequence(0, 1);
    assertThat(fronts.best(3).numbers().stream().filter(number -> number < 2)).hasSize(1);
  }

  @Test
  void trialsThatAddMoreVolumeWeighMore() {
    add(0, 0, 1);
    add(1, 0.05, 0.95);
    add(2, 1, 0);

    GoodTrials good = fronts.best(3);
    assertThat(weight(good, 2)).isGreaterThan(weight(good, 1));
    assertThat(good.weights().stream().mapToDouble(Double::doubleValue).sum())
        .isEqualTo(3, within(1e-9));
  }

  @Test
  void equalTrialsAreAllOfOneFront() {
    add(0, 1, 1);
    add(1, 1, 1);
    add(2, 1, 0);

    assertThat(fronts.best(2).numbers()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void nothingIsBestOfNothing() {
    assertThat(fronts.best(5).numbers()).isEmpty();
  }

  private static double weight(GoodTrials good, int number) {
    return good.weights().get(good.numbers().indexOf(number));
  }

  private void add(int number, double first, double second) {
    fronts.add(number, List.of(first, second));
  }
}
