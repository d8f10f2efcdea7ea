package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static io.sparktune.pruning.Known.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With 9 trials a bracket, one of three, from 1 to 9 epochs: 9 at epoch 1, 3 at 3, 1 at 9. */
final class SynchronousPromotionTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double[] FIRST = {0.3, 0.5, 0.4, 0.7, 0.2, 0.6, 0.1, 0.65, 0.35};

  private final Pruner pruner = pruner(9, 100);

  @Test
  void fullRung_promotesTheBestThird_andGivesUpTheOthers() {
    List<CurveStanding> all = standings(1, FIRST);

    assertThat(trials(pruner.promoted(all, known(all)))).containsExactly(3, 7, 5);
    assertThat(trials(pruner.pruned(all, known(all)))).containsExactly(0, 1, 2, 4, 6, 8);
  }

  @Test
  void secondRung_promotesOneOfThree() {
    List<CurveStanding> second =
        List.of(standing(3, 3, 0.71), standing(7, 3, 0.8), standing(5, 3, 0.75));
    List<CurveStanding> known = new ArrayList<>(standings(1, FIRST));
    known.addAll(second);

    assertThat(trials(pruner.promoted(second, known(known)))).containsExactly(7);
    assertThat(trials(pruner.pruned(second, known(known)))).containsExactly(3, 5);
    assertThat(pruner.pauseAfter(0, 3)).isEqualTo(FoldAssignment.END);
  }

  @Test
  void openRung_promotesAndGivesUpWhatIsCertainAlone() {
    List<CurveStanding> eight = standings(1, FIRST).subList(0, 8);

    assertThat(trials(pruner.promoted(eight, known(eight)))).containsExactly(3, 7);
    assertThat(trials(pruner.pruned(eight, known(eight)))).containsExactly(0, 1, 2, 4, 6);

    List<CurveStanding> six = standings(1, FIRST).subList(0, 6);
    assertThat(pruner.promoted(six, known(six))).isEmpty();
    assertThat(trials(pruner.pruned(six, known(six)))).containsExactly(0, 2, 4);
  }

  @Test
  void arrivalInAnyOrder_promotesTheSame() {
    List<CurveStanding> all = new ArrayList<>(standings(1, FIRST));
    for (int turn = 0; turn < all.size(); turn++) {
      all.add(all.remove(0));
      List<Integer> promoted = new ArrayList<>();
      List<CurveStanding> paused = new ArrayList<>();
      CurveStandings known = CurveStandings.none();
      for (CurveStanding standing : all) {
        known = known.with(standing);
        paused.add(standing);
        List<CurveStanding> now = pruner.promoted(paused, known);
        promoted.addAll(trials(now));
        paused.removeAll(now);
        paused.removeAll(pruner.pruned(paused, known));
      }
      assertThat(promoted).containsExactlyInAnyOrder(3, 5, 7);
      assertThat(paused).isEmpty();
    }
  }

  @Test
  void failedTrials_areNotWaitedFor() {
    List<CurveStanding> first = standings(1, 0.3, NONE, NONE, 0.7, NONE, NONE, NONE, NONE, NONE);
    List<CurveStanding> paused = List.of(first.get(0), first.get(3));
    assertThat(trials(pruner.promoted(paused, known(first)))).containsExactly(3, 0);

    // Two were promoted instead of three; one of them fails on its way to the second rung.
    CurveStanding winner = standing(0, 3, 0.4);
    CurveStandings oneToCome = known(first).with(winner);
    assertThat(pruner.promoted(List.of(winner), oneToCome)).isEmpty();
    assertThat(pruner.promoted(List.of(winner), oneToCome.with(standing(3, 3, NONE))))
        .containsExactly(winner);
  }

  @Test
  void scorelessTrials_areHopeless() {
    List<CurveStanding> all = standings(1, NONE, NONE);

    assertThat(pruner.promoted(all, known(all))).isEmpty();
    assertThat(pruner.pruned(all, known(all))).isEqualTo(all);
  }

  @Test
  void brackets_areDecidedApart_andTheLastOneIsSmaller() {
    Pruner eleven = pruner(9, 11);
    assertThat(eleven.bracket(8)).isZero();
    assertThat(eleven.bracket(9)).isEqualTo(1);

    CurveStanding better = new CurveStanding(9, 1, 1, 1, 0.2);
    CurveStanding worse = new CurveStanding(10, 1, 1, 1, 0.1);
    List<CurveStanding> paused = new ArrayList<>(List.of(worse, better));
    paused.addAll(standings(1, FIRST));

    assertThat(trials(eleven.promoted(paused, known(paused)))).containsExactly(3, 7, 5, 9);
  }

  @Test
  void trialThatWaitsElsewhere_isRefused() {
    CurveStanding astray = standing(4, 2, 0.5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> pruner.promoted(List.of(astray), known(List.of(astray))))
        .withMessage("trial 4 waits after epoch 2, at no rung");
  }

  private static Pruner pruner(int bracket, int trials) {
    return new PrunerSettings.SuccessiveHalving(1, 3, bracket)
        .pruner(new StudyShape(9, Direction.MAXIMIZE, trials, 0));
  }
}
