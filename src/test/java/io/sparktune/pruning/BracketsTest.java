package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparktune.trial.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BracketsTest {

  private static final List<Bracket> ROUND = HyperbandRound.brackets(new Rungs(1, 3, 81));

  /** Table 1 of Li et al., Hyperband, JMLR 18 (2018): R = 81, eta = 3. */
  @Test
  void hyperbandRound_isThatOfThePaper() {
    assertThat(ROUND.stream().map(Bracket::trials)).containsExactly(81, 34, 15, 8, 5);
    assertThat(ROUND.stream().map(bracket -> bracket.rungs().epochs()))
        .containsExactly(
            List.of(1, 3, 9, 27), List.of(3, 9, 27), List.of(9, 27), List.of(27), List.of());
  }

  @Test
  void hyperbandRound_ofFewEpochs_isOneBracketWithoutRungs() {
    List<Bracket> round = HyperbandRound.brackets(new Rungs(5, 3, 6));

    assertThat(round).hasSize(1);
    assertThat(round.get(0).rungs().epochs()).isEmpty();
    assertThat(round.get(0).trials()).isEqualTo(1);
  }

  @Test
  void bracketsInTurn_fillOneAfterAnother() {
    Brackets brackets = new BracketsInTurn(ROUND, study(143 + 81 + 10, 1_000));

    assertThat(brackets.bracket(1_000)).isZero();
    assertThat(brackets.bracket(1_080)).isZero();
    assertThat(brackets.bracket(1_081)).isEqualTo(1);
    assertThat(brackets.bracket(1_142)).isEqualTo(4);
    assertThat(brackets.bracket(1_143)).isEqualTo(5);
    assertThat(brackets.bracket(1_233)).isEqualTo(6);
    assertThat(brackets.rungs(6).epochs()).containsExactly(3, 9, 27);
    assertThat(IntStream.range(0, 8).map(brackets::trials))
        .containsExactly(81, 34, 15, 8, 5, 81, 10, 0);
  }

  @Test
  void bracketsDealt_haveTheirShareAfterAnyNumberOfTrials() {
    Brackets brackets = new BracketsDealt(ROUND, study(1_000, 0));
    int[] dealt = new int[5];
    for (int trial = 0; trial < 1_000; trial++) {
      dealt[brackets.bracket(trial)]++;
      for (int bracket = 0; bracket < 5; bracket++) {
        double share = (trial + 1.0) * ROUND.get(bracket).trials() / 143;
        assertThat(dealt[bracket]).isBetween((int) Math.floor(share - 1), (int) (share + 2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 143, 400})
  void trialsOfBrackets_areThoseThatAreGivenToThem(int trials) {
    StudyShape study = study(trials, 20);
    for (Brackets brackets :
        List.of(new BracketsInTurn(ROUND, study), new BracketsDealt(ROUND, study))) {
      int[] given = new int[15];
      IntStream.range(20, 20 + trials).forEach(trial -> given[brackets.bracket(trial)]++);
      IntStream.rangeClosed(0, brackets instanceof BracketsDealt ? 4 : 14)
          .forEach(bracket -> assertThat(brackets.trials(bracket)).isEqualTo(given[bracket]));
    }
  }

  @Test
  void emptyBracket_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bracket(new Rungs(1, 3, 9), 0))
        .withMessage("the bracket has 0 trials");
  }

  private static StudyShape study(int trials, int firstTrial) {
    return new StudyShape(81, Direction.MAXIMIZE, trials, firstTrial);
  }
}
