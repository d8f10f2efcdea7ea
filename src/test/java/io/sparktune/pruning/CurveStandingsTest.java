package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class CurveStandingsTest {

  @Test
  void standings_areComparedWithinBracketFoldsAndEpoch() {
    CurveStandings known =
        CurveStandings.none()
            .with(new CurveStanding(0, 0, 1, 3, 0.5))
            .with(new CurveStanding(1, 0, 1, 3, 0.7))
            .with(new CurveStanding(1, 0, 2, 3, 0.6))
            .with(new CurveStanding(1, 0, 1, 9, 0.8))
            .with(new CurveStanding(2, 1, 1, 3, 0.9));

    assertThat(known.at(0, 1, 3).size()).isEqualTo(2);
    assertThat(known.at(0, 1, 3).at(0)).isEqualTo(0.7);
    assertThat(known.at(0, 2, 3).at(0)).isEqualTo(0.6);
    assertThat(known.at(0, 1, 9).at(0)).isEqualTo(0.8);
    assertThat(known.at(1, 1, 3).at(0)).isEqualTo(0.9);
    assertThat(known.at(2, 1, 3).size()).isZero();
  }

  @Test
  void earlierStandings_stayAsTheyAre() {
    CurveStandings before = CurveStandings.none().with(new CurveStanding(0, 0, 1, 3, 0.5));
    CurveStandings after = before.with(new CurveStanding(1, 0, 1, 3, 0.7));

    assertThat(before.at(0, 1, 3).size()).isEqualTo(1);
    assertThat(after.at(0, 1, 3).size()).isEqualTo(2);
    assertThat(CurveStandings.none().at(0, 1, 3).size()).isZero();
  }

  @Test
  void impossibleStanding_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CurveStanding(4, 1, 0, 2, 0.5))
        .withMessage("trial 4 of bracket 1 stands on 0 folds after epoch 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CurveStanding(4, 1, 1, 2, Double.NaN))
        .withMessage("the merit of trial 4 is NaN");
  }
}
