package io.sparktune.study.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.expression.Domain;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.Fixtures;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.study.selection.Confirmation.Ending;
import io.sparktune.study.selection.Confirmation.Leaving;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConfirmedTrialsTest {

  private static final StudyRules RULES = Fixtures.rules(4, Direction.MAXIMIZE);

  private static final Expression BELOW =
      Expression.parse("accuracy < 0.95", Map.of("accuracy", Domain.NUMBERS));

  private static final List<FinishedTrial> SEARCH =
      List.of(
          trial(0, 0.90, 0.92, 0.94, 0.92),
          trial(3, 0.95, 0.90, 0.91, 0.92),
          trial(5, 0.94, 0.91, 0.89, 0.93));

  private static FinishedTrial trial(int number, Double... scores) {
    return SimulatedTrials.trial(number, List.of(scores), 100 - number, 9);
  }

  private static FinishedTrial failed(int number) {
    FinishedTrial over = trial(number, 0.5, 0.5, 0.5, 0.5);
    return new FinishedTrial(
        over.trial(),
        new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN"),
        3,
        27,
        over.startedAt(),
        over.finishedAt());
  }

  private static ConfirmedTrials begun(StudyRules rules) {
    return ConfirmedTrials.of(Selection.of(SEARCH.get(0), SEARCH, rules), rules);
  }

  @Test
  void trialsLeave_onceTheNewFoldsTellThemFromTheBest() {
    ConfirmedTrials begun = begun(RULES);
    assertThat(begun.contenders()).containsExactlyElementsOf(SEARCH);
    ConfirmedTrials after =
        begun.after(
            List.of(
                trial(0, 0.93, 0.91, 0.92, 0.94),
                trial(3, 0.92, 0.92, 0.93, 0.92),
                trial(5, 0.73, 0.71, 0.72, 0.74)));
    Confirmation confirmed = after.result(3);
    assertThat(after.isOpen()).isTrue();
    assertThat(after.contenders()).containsExactly(SEARCH.get(0), SEARCH.get(1));
    assertThat(confirmed.tied()).containsExactly(SEARCH.get(0), SEARCH.get(1));
    assertThat(confirmed.standings().get(2).leaving()).isEqualTo(Leaving.WORSE);
    assertThat(confirmed.standings().get(2).after()).isEqualTo(1);
    assertThat(confirmed.ending()).isEqualTo(Ending.OUT_OF_BUDGET);
    assertThat(after.result(1).ending()).isEqualTo(Ending.ROUNDS_DONE);
  }

  /** Trial 3 was no better in the search, but so much better on the new folds. */
  @Test
  void theBestIsThatOfAllFolds_andItsScoreThatOfTheNewOnes() {
    Selection search = Selection.of(SEARCH.get(0), SEARCH, RULES);
    ConfirmedTrials after =
        begun(RULES)
            .after(
                List.of(
                    trial(0, 0.89, 0.90, 0.88, 0.89),
                    trial(3, 0.92, 0.89, 0.89, 0.94),
                    trial(5, 0.93, 0.88, 0.91, 0.88)));
    Selection selection = search.with(after.result(1));
    assertThat(selection.best()).isEqualTo(SEARCH.get(0));
    assertThat(FinalChoice.BEST.of(selection)).isEqualTo(SEARCH.get(1));
    assertThat(FinalChoice.SIMPLEST.of(selection)).isEqualTo(SEARCH.get(2));
    assertThat(selection.confirmation().orElseThrow().standings().get(0).score())
        .isCloseTo(0.91, within(1e-12));
    assertThat(selection.confirmation().orElseThrow().honest().orElseThrow().score())
        .isLessThan(0.91);
  }

  @Test
  void theLastOneLeft_isNotTheLuckiest() {
    Confirmation confirmed =
        begun(RULES)
            .after(List.of(trial(0, 0.93, 0.91, 0.92, 0.94), failed(3), failed(5)))
            .result(3);
    assertThat(confirmed.ending()).isEqualTo(Ending.SEPARATED);
    assertThat(confirmed.honest().orElseThrow().score()).isCloseTo(0.925, within(1e-12));
    assertThat(confirmed.standings().subList(1, 3))
        .extracting(Confirmation.Standing::leaving)
        .containsOnly(Leaving.FAILED);
  }

  @Test
  void aTrialThatViolatesAConstraint_leaves() {
    StudyRules rules = Fixtures.rules(4, RULES.goals(), List.of(BELOW));
    Confirmation confirmed =
        begun(rules)
            .after(
                List.of(
                    trial(0, 0.99, 0.98, 0.99, 0.99),
                    trial(3, 0.93, 0.92, 0.94, 0.92),
                    trial(5, 0.94, 0.92, 0.93, 0.94)))
            .result(1);
    assertThat(confirmed.best()).contains(SEARCH.get(2));
    assertThat(confirmed.standings().get(2).trial()).isEqualTo(SEARCH.get(0));
    assertThat(confirmed.standings().get(2).leaving()).isEqualTo(Leaving.INFEASIBLE);
  }

  @Test
  void aRoundThatNoTrialPasses_countsForNothing() {
    ConfirmedTrials after = begun(RULES).after(List.of(failed(0), failed(3), failed(5)));
    Confirmation confirmed = after.result(3);
    assertThat(after.isOpen()).isFalse();
    assertThat(confirmed.rounds()).isZero();
    assertThat(confirmed.ending()).isEqualTo(Ending.ALL_FAILED);
    Selection selection = Selection.of(SEARCH.get(0), SEARCH, RULES).with(confirmed);
    assertThat(FinalChoice.BEST.of(selection)).isEqualTo(SEARCH.get(0));
    assertThat(FinalChoice.SIMPLEST.of(selection)).isEqualTo(selection.simplest());
  }

  /** Bounds of docs/benchmarks.md, widened as those of {@link SelectionTest} are. */
  @Test
  void aConfirmedTrialIsMoreOftenTheTrulyBest_andItsScoreIsTrue() {
    Random random = new Random(7);
    SimulatedTrials.Noise noise = new SimulatedTrials.Noise(0.004, 0.012);
    int studies = 100;
    int before = 0;
    int after = 0;
    double bias = 0;
    for (int study = 0; study < studies; study++) {
      SimulatedTrials simulated = SimulatedTrials.of(20, 0.03, noise, random);
      Selection search = simulated.selection();
      Confirmation confirmed = simulated.confirmed(search, 3, noise, random);
      FinishedTrial best = search.with(confirmed).lastBest();
      before += simulated.truth(search.best()) == simulated.bestTruth() ? 1 : 0;
      after += simulated.truth(best) == simulated.bestTruth() ? 1 : 0;
      bias +=
          confirmed.honest().map(honest -> honest.score() - simulated.truth(best)).orElse(0.0)
              / studies;
    }
    assertThat(after).isGreaterThan(before + 5);
    assertThat(bias).isCloseTo(0, within(0.0027));
  }

  @Test
  void noMoreThanTwentyTakePart_theBestOfTheTied() {
    List<FinishedTrial> many =
        IntStream.range(0, 40)
            .mapToObj(number -> trial(number, 0.9 + number * 1e-4, 0.8, 0.7, 0.9 - number * 1e-5))
            .toList();
    ConfirmedTrials begun = ConfirmedTrials.of(Selection.of(many.get(39), many, RULES), RULES);
    assertThat(begun.contenders()).containsExactlyInAnyOrderElementsOf(many.subList(20, 40));
  }

  @Test
  void theBestTakePart_whereThereIsNoRoomForAll() {
    ConfirmedTrials limited = begun(RULES).limited(2);
    Confirmation confirmed =
        limited
            .after(List.of(trial(0, 0.93, 0.91, 0.92, 0.94), trial(3, 0.92, 0.92, 0.93, 0.92)))
            .result(1);
    assertThat(limited.contenders()).containsExactly(SEARCH.get(0), SEARCH.get(1));
    assertThat(confirmed.tied()).containsExactly(SEARCH.get(0), SEARCH.get(1));
    assertThat(confirmed.standings().get(2).leaving()).isEqualTo(Leaving.LEFT_OUT);
  }

  @Test
  void aRoundHasTheNumbersAndValues_withSeedsOfItsOwn() {
    List<Trial> first = Confirmation.trials(SEARCH, 7, 1);
    List<Trial> second = Confirmation.trials(SEARCH, 7, 2);
    assertThat(first).extracting(Trial::number).containsExactly(0, 3, 5);
    assertThat(first)
        .extracting(Trial::values)
        .isEqualTo(second.stream().map(Trial::values).toList());
    assertThat(first).isEqualTo(Confirmation.trials(SEARCH, 7, 1));
    assertThat(first)
        .extracting(Trial::seed)
        .doesNotContainAnyElementsOf(second.stream().map(Trial::seed).toList());
  }
}
