package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static io.sparktune.pruning.Known.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PopulationPrunerTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private static Pruner pruner(int intervalEpochs, double replaced) {
    return new PrunerSettings.Population(intervalEpochs, replaced)
        .pruner(new StudyShape(17, Direction.MAXIMIZE, 100, 0));
  }

  @Test
  void trialsPauseAtEqualIntervals_asLongAsOneIsLeft() {
    Pruner pruner = pruner(5, 0.2);

    assertThat(IntStream.rangeClosed(1, 17).filter(epoch -> pruner.looksAt(0, epoch)))
        .containsExactly(5, 10);
    assertThat(pruner.pauseAfter(0, 0)).isEqualTo(5);
    assertThat(pruner.pauseAfter(0, 5)).isEqualTo(10);
    assertThat(pruner.pauseAfter(0, 10)).isEqualTo(FoldAssignment.END);
    assertThat(pruner(9, 0.2).pauseAfter(0, 0)).isEqualTo(FoldAssignment.END);
  }

  @Test
  void worstShareOfTheArrivals_isPruned_allOthersContinue() {
    List<CurveStanding> all = standings(5, 0.3, 0.5, 0.1, 0.7, 0.2, 0.6, 0.4, 0.9, 0.8, 0.95);

    assertThat(trials(pruner(5, 0.2).pruned(all, known(all)))).containsExactly(2, 4);
    assertThat(trials(pruner(5, 0.3).pruned(all, known(all)))).containsExactly(0, 2, 4);
    assertThat(trials(pruner(5, 0.2).promoted(all, known(all))))
        .containsExactly(9, 7, 8, 3, 5, 1, 6, 0);
  }

  @Test
  void firstToCome_areTooFewToHaveAWorstOne() {
    List<CurveStanding> all = standings(5, 0.4, 0.3, 0.2);
    for (int arrived = 1; arrived <= 2; arrived++) {
      List<CurveStanding> first = all.subList(0, arrived);
      assertThat(pruner(5, 0.2).pruned(first, known(first))).isEmpty();
      assertThat(pruner(5, 0.2).promoted(first, known(first))).hasSize(arrived);
    }
    // A fifth of three is nearer to one than to none.
    assertThat(trials(pruner(5, 0.2).pruned(all, known(all)))).containsExactly(2);
    assertThat(pruner(5, 0.5).pruned(all.subList(0, 1), known(all.subList(0, 1)))).isEmpty();
  }

  @Test
  void thoseThatWentOn_areStillComparedWith() {
    List<CurveStanding> gone = standings(5, 0.5, 0.6, 0.7, 0.8);
    CurveStanding late = standing(4, 5, 0.4);
    List<CurveStanding> all = new ArrayList<>(gone);
    all.add(late);

    assertThat(pruner(5, 0.2).pruned(List.of(late), known(all))).containsExactly(late);
  }

  @Test
  void fewestEpochs_comeFirst() {
    List<CurveStanding> paused =
        List.of(standing(0, 10, 0.9), standing(1, 5, 0.3), standing(2, 5, 0.4));

    assertThat(trials(pruner(5, 0.2).promoted(paused, known(paused)))).containsExactly(2, 1, 0);
  }

  @Test
  void withoutAScore_aTrialIsPrunedAtOnce() {
    List<CurveStanding> all = standings(5, NONE, 0.5);

    assertThat(trials(pruner(5, 0.2).pruned(all, known(all)))).containsExactly(0);
  }

  @Test
  void failedTrials_areAmongTheWorst() {
    List<CurveStanding> all = standings(5, NONE, NONE, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
    List<CurveStanding> paused = all.subList(2, 10);

    assertThat(pruner(5, 0.2).pruned(paused, known(all))).isEmpty();
  }

  @Test
  void settingsThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> new PrunerSettings.Population(0, 0.2))
        .hasMessage("trials are compared every 0 epochs");
    assertThatThrownBy(() -> new PrunerSettings.Population(5, 0.6))
        .hasMessage("the replaced share is 0.6");
  }
}
