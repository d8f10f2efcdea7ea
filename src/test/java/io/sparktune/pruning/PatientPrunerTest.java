package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatientPrunerTest {

  private static final StudyShape STUDY = new StudyShape(12, Direction.MAXIMIZE, 100, 0);
  private static final PrunerSettings MEDIAN = new PrunerSettings.Percentile(50, 2, 0, 1);

  @Test
  void badTrialThatImproves_continues() {
    assertThat(pruneReason(2, 0, 0.1, 0.1, 0.2, 0.19)).isEmpty();
    assertThat(pruneReason(1, 0, 0.1, 0.1, 0.2, 0.19))
        .isEqualTo("rank 4 of 4 after epoch 4, the best 50 % continue; no better since epoch 3");
  }

  @Test
  void improvementOfNoMoreThanTheMinimum_isNone() {
    assertThat(pruneReason(2, 0.25, 0.25, 0.25, 0.375, 0.5)).isNotEmpty();
    assertThat(pruneReason(2, 0.25, 0.25, 0.25, 0.375, 0.5625)).isEmpty();
  }

  @Test
  void shortCurve_isNotJudged() {
    assertThat(pruneReason(4, 0, 0.4, 0.3, 0.2, 0.1)).isEmpty();
    assertThat(pruneReason(3, 0, 0.4, 0.3, 0.2, 0.1)).isNotEmpty();
  }

  @Test
  void goodTrialThatDoesNotImprove_continues() {
    assertThat(pruneReason(1, 0, 0.95, 0.9, 0.9, 0.9)).isEmpty();
  }

  @Test
  void bracketsAndEpochs_areThoseOfTheOtherPruner() {
    PrunerSettings hyperband = new PrunerSettings.Hyperband(1, 3, HalvingType.STOPPING);
    Pruner pruner = hyperband.pruner(STUDY);
    Pruner patient = new PrunerSettings.Patient(2, 0, hyperband).pruner(STUDY);

    for (int trial = 0; trial < 20; trial++) {
      int bracket = pruner.bracket(trial);
      assertThat(patient.bracket(trial)).isEqualTo(bracket);
      for (int epoch = 1; epoch <= 12; epoch++) {
        assertThat(patient.looksAt(bracket, epoch)).isEqualTo(pruner.looksAt(bracket, epoch));
      }
    }
  }

  private static String pruneReason(int patience, double minimum, Double... curve) {
    return new PrunerSettings.Patient(patience, minimum, MEDIAN)
        .pruner(STUDY)
        .pruneReason(standing(9, 4, curve[3]), List.of(curve), known(standings(4, 0.7, 0.8, 0.9)))
        .orElse("");
  }
}
