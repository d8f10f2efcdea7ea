package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.importance.Estimate;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.PairImportance;
import io.sparktune.importance.ParameterImportance;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImportanceTextTest {

  private static final Importances IMPORTANCES =
      new Importances(
          Method.FANOVA,
          List.of(
              new ParameterImportance("model.units", 40, 1, new Estimate(-0.0001, -0.02, 0.031)),
              new ParameterImportance("training.updater.sgd.momentum", 8, 0.2, null),
              new ParameterImportance("model.rate", 40, 1, new Estimate(0.6149, 0.5, 0.7))),
          List.of(
              new PairImportance(
                  "model.units", "model.rate", 40, 1, new Estimate(0.081, 0.02, 0.15))));

  @Test
  void parametersAndPairs_areRowsWithIntervals_theMostImportantFirst() {
    assertThat(ImportanceText.of(IMPORTANCES, ScreenWidth.STANDARD).lines())
        .containsExactly(
            "fanova: share of the score's variance over the space",
            "",
            "parameter                      share %  from    to  on in %",
            "model.rate                        61.5  50.0  70.0    100.0",
            "model.units                        0.0  -2.0   3.1    100.0",
            "training.updater.sgd.momentum                          20.0",
            "model.units × model.rate           8.1   2.0  15.0    100.0");
  }

  @Test
  void theLine_namesWhatChanceDoesNotExplain() {
    assertThat(ImportanceText.line(IMPORTANCES))
        .isEqualTo(
            "Most important for the score: model.rate 61 % (50 to 70),"
                + " model.units × model.rate 8 % (2 to 15)");
  }

  @Test
  void theLine_saysWhenNothingCanBeTold() {
    assertThat(ImportanceText.line(new Importances(Method.FANOVA, List.of(), List.of())))
        .isEqualTo("Most important for the score: nothing significant yet");
  }
}
