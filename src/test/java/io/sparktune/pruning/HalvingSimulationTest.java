package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Successive halving on learning curves that cross. */
final class HalvingSimulationTest {

  private static final int SEEDS = 20;
  private static final int SLOTS = 8;
  private static final StudyShape STUDY = new StudyShape(30, Direction.MAXIMIZE, 200, 0);

  private static Stream<PrunerSettings> halvings() {
    return Stream.of(
        new PrunerSettings.SuccessiveHalving(3, 3, 27),
        new PrunerSettings.Asha(3, 3, HalvingType.STOPPING),
        new PrunerSettings.Asha(3, 3, HalvingType.PROMOTION),
        new PrunerSettings.Hyperband(1, 3, HalvingType.STOPPING),
        new PrunerSettings.Hyperband(1, 3, HalvingType.PROMOTION));
  }

  /** The deviation is that of the noise of one score. */
  @ParameterizedTest
  @MethodSource("halvings")
  void winner_isWithinOneDeviationOfTheBest_forLessThanAThirdOfTheEpochs(PrunerSettings settings) {
    int kept = 0;
    long epochs = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      LearningCurves curves = new LearningCurves(seed);
      Rehearsal.Outcome outcome = Rehearsal.of(settings, STUDY, curves, SLOTS);
      double lost = curves.expected(curves.best(STUDY), 30) - winner(outcome, curves);
      kept += lost <= LearningCurves.NOISE ? 1 : 0;
      epochs += outcome.epochs();
    }
    assertThat(kept).isGreaterThanOrEqualTo(19);
    assertThat((double) epochs / SEEDS / STUDY.trials() / STUDY.mostEpochs()).isLessThan(0.33);
  }

  private static double winner(Rehearsal.Outcome outcome, LearningCurves curves) {
    int winner =
        outcome.complete().stream()
            .max(Comparator.comparingDouble(trial -> curves.merit(trial, 30)))
            .orElseThrow();
    return curves.expected(winner, 30);
  }

  /**
   * Nine trials in the order of their numbers: nine times 1 epoch, three times 2 more, once 6 more.
   */
  @Test
  void synchronousHalving_ofNine_costsWhatThePaperSays() {
    Rehearsal.Outcome outcome =
        Rehearsal.of(
            new PrunerSettings.SuccessiveHalving(1, 3, 9),
            new StudyShape(9, Direction.MAXIMIZE, 9, 0),
            (trial, epoch) -> trial,
            SLOTS);

    assertThat(outcome.complete()).containsExactly(8);
    assertThat(outcome.pruned()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(outcome.epochs()).isEqualTo(9 + 3 * 2 + 6);
  }

  /** Table 1 of Li et al., Hyperband, JMLR 18 (2018): what reaches 81 epochs in each bracket. */
  @Test
  void synchronousHyperband_trainsAsManyToTheEndAsThePaperSays() {
    StudyShape study = new StudyShape(81, Direction.MAXIMIZE, 143, 0);
    PrunerSettings settings = new PrunerSettings.Hyperband(1, 3, HalvingType.SYNCHRONOUS);
    Rehearsal.Outcome outcome =
        Rehearsal.of(settings, study, (trial, epoch) -> Math.sin(trial), SLOTS);
    Pruner pruner = settings.pruner(study);

    assertThat(outcome.complete().stream().map(pruner::bracket).sorted())
        .isEqualTo(List.of(0, 1, 2, 3, 3, 4, 4, 4, 4, 4));
    int bracket81 = 81 + 27 * 2 + 9 * 6 + 3 * 18 + 54;
    int bracket34 = 34 * 3 + 11 * 6 + 3 * 18 + 54;
    int bracket15 = 15 * 9 + 5 * 18 + 54;
    int bracket8 = 8 * 27 + 2 * 54;
    assertThat(outcome.epochs()).isEqualTo(bracket81 + bracket34 + bracket15 + bracket8 + 5 * 81);
  }

  /** Li et al. (2020): with one slot nothing is decided before a rung has three trials. */
  @Test
  void promotion_onOneSlot_climbsAsSoonAsThreeWait() {
    Rehearsal.Outcome outcome =
        Rehearsal.of(
            new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION),
            new StudyShape(9, Direction.MAXIMIZE, 9, 0),
            (trial, epoch) -> -trial,
            1);

    assertThat(outcome.complete()).containsExactly(0);
    assertThat(outcome.epochs()).isEqualTo(9 + 3 * 2 + 6);
    assertThat(outcome.left()).containsExactlyInAnyOrder(1, 2);
  }
}
