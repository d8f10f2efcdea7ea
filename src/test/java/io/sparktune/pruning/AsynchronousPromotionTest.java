package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static io.sparktune.pruning.Known.trials;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AsynchronousPromotionTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  @Test
  void trialsPauseAtEachRung() {
    Pruner pruner = pruner(100);

    assertThat(pruner.pauseAfter(0, 0)).isEqualTo(1);
    assertThat(pruner.pauseAfter(0, 1)).isEqualTo(3);
    assertThat(pruner.pauseAfter(0, 3)).isEqualTo(FoldAssignment.END);
  }

  @Test
  void promoted_areTheBestThirdOfThoseThatCameSoFar() {
    List<CurveStanding> two = standings(1, 0.3, 0.5);
    List<CurveStanding> eight = standings(1, 0.3, 0.5, 0.4, 0.7, 0.2, 0.6, 0.1, 0.65);

    assertThat(pruner(100).promoted(two, known(two))).isEmpty();
    assertThat(trials(pruner(100).promoted(eight, known(eight)))).containsExactly(3, 7);
  }

  @Test
  void promotedBefore_takeTheirPlaces() {
    List<CurveStanding> all = standings(1, 0.3, 0.5, 0.4, 0.7, 0.2, 0.6, 0.1, 0.65);
    List<CurveStanding> paused = all.stream().filter(standing -> standing.trial() != 3).toList();

    assertThat(trials(pruner(100).promoted(paused, known(all)))).containsExactly(7);
  }

  @Test
  void highestRung_comesFirst() {
    List<CurveStanding> low = standings(1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.9);
    List<CurveStanding> high =
        List.of(standing(10, 3, 0.7), standing(11, 3, 0.6), standing(12, 3, 0.5));
    List<CurveStanding> paused = new ArrayList<>(low);
    paused.addAll(high);

    assertThat(trials(pruner(100).promoted(paused, known(paused)))).containsExactly(10, 5, 4);
  }

  @Test
  void equalMerits_promoteAThirdByNumber_andTheSameOnesLater() {
    List<CurveStanding> all = standings(1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);

    assertThat(trials(pruner(9).promoted(all, known(all)))).containsExactly(0, 1, 2);
    assertThat(trials(pruner(9).pruned(all, known(all)))).containsExactly(3, 4, 5, 6, 7, 8);
    List<CurveStanding> left = List.of(all.get(2));
    assertThat(pruner(9).promoted(left, known(all))).isEqualTo(left);
    assertThat(pruner(9).pruned(left, known(all))).isEmpty();
  }

  @Test
  void failedTrials_countButAreNeverPromoted() {
    List<CurveStanding> all = standings(1, NONE, 0.2, NONE, NONE, NONE, NONE);
    List<CurveStanding> paused = List.of(all.get(1), all.get(5));

    assertThat(trials(pruner(100).promoted(paused, known(all)))).containsExactly(1);
    assertThat(trials(pruner(100).pruned(paused, known(all)))).containsExactly(5);
  }

  @Test
  void pruned_areThoseThatCannotBePromotedIfAllOthersCome() {
    List<CurveStanding> all = standings(1, 0.1, 0.2, 0.3, 0.4, 0.5);

    assertThat(pruner(100).pruned(all, known(all))).isEmpty();
    assertThat(trials(pruner(12).pruned(all, known(all)))).containsExactly(0);
    assertThat(trials(pruner(6).pruned(all, known(all)))).containsExactly(0, 1, 2);
  }

  @Test
  void smallBracket_promotesItsBestOnceAllHaveCome() {
    List<CurveStanding> one = standings(1, 0.1);
    List<CurveStanding> two = standings(1, 0.1, 0.2);

    assertThat(pruner(2).promoted(one, known(one))).isEmpty();
    assertThat(trials(pruner(2).promoted(two, known(two)))).containsExactly(1);
    assertThat(pruner(1).promoted(one, known(one))).isEqualTo(one);

    CurveStanding higher = standing(1, 3, 0.4);
    CurveStandings known = known(two).with(higher);
    assertThat(pruner(2).promoted(List.of(two.get(0), higher), known)).containsExactly(higher);
  }

  @Test
  void lonelyTrialAtAHigherRung_waitsWhileOthersAreToCome() {
    List<CurveStanding> low = standings(1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
    CurveStanding higher = standing(5, 3, 0.7);
    List<CurveStanding> paused = new ArrayList<>(low.subList(0, 4));
    paused.add(higher);
    CurveStandings known = known(low).with(higher);

    assertThat(pruner(6).promoted(paused, known)).isEmpty();
    CurveStanding second = standing(4, 3, NONE);
    assertThat(pruner(6).promoted(paused, known.with(second))).containsExactly(higher);
  }

  private static Pruner pruner(int trials) {
    return new PrunerSettings.Asha(1, 3, HalvingType.PROMOTION)
        .pruner(new StudyShape(9, Direction.MAXIMIZE, trials, 0));
  }
}
