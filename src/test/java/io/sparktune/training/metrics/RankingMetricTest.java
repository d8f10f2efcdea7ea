package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.training.metrics.outputs.RankedPredictions;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RankingMetricTest {

  /** Ranks 1, 3 and, behind its equals, 3. */
  private static final RankedPredictions PREDICTIONS =
      RankedPredictions.of(
          new double[] {0.9, 0.1, 0.8, 0.2, 0.3, 0.4, 0.1, 0.5, 0.5, 0.5}, new int[] {0, 3, 7});

  private static double value(String key) {
    return PREDICTIONS.measure(Metrics.standard().require(key)).value();
  }

  @Test
  void hitsAreSharesAndGainsFallWithTheRank() {
    assertThat(value("hit-rate-1")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(value("hit-rate-2")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(value("hit-rate-3")).isEqualTo(1);
    assertThat(value("ndcg-2")).isCloseTo(1 / 3.0, within(1e-12));
    // 1 / log2(4) is a half.
    assertThat(value("ndcg-3")).isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-12));
  }

  @Test
  void interactionsAreDrawnWithTheirCandidates() {
    RankedPredictions twice = PREDICTIONS.at(new int[] {1, 1});
    assertThat(twice.rows()).isEqualTo(2);
    assertThat(twice.measure(Metrics.standard().require("hit-rate-1")).value()).isZero();
    double squares = 2 * (0.64 + 0.09 + 0.16 + 0.01);
    assertThat(twice.measure(Metrics.standard().require("rmse")).value())
        .isCloseTo(Math.sqrt(squares / 8), within(1e-12));
  }

  @Test
  void numbersWithoutCandidatesHaveNoRanks() {
    NumberPredictions numbers = new NumberPredictions(new double[] {1}, new double[] {1});
    assertThat(numbers.measure(Metrics.standard().require("ndcg-10")).reason())
        .contains("data.feedback = implicit");
    assertThatThrownBy(() -> RankedPredictions.of(new double[] {1}, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysNameTheNumberOfPlaces() {
    assertThat(Metrics.standard().keys()).contains("hit-rate-10", "ndcg-10");
    for (String key : List.of("hit-rate-5", "ndcg-100")) {
      assertThat(Metrics.standard().require(key).key()).isEqualTo(key);
    }
    for (String key : List.of("hit-rate-0", "ndcg", "ndcg-1000", "hit-rate-05")) {
      assertThat(Metrics.standard().named(key)).isEmpty();
    }
  }
}
