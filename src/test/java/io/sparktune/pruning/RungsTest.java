package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparktune.trial.FoldAssignment;
import org.junit.jupiter.api.Test;

final class RungsTest {

  @Test
  void rungs_growByTheReduction() {
    assertThat(new Rungs(1, 3, 81).epochs()).containsExactly(1, 3, 9, 27);
    assertThat(new Rungs(2, 4, 200).epochs()).containsExactly(2, 8, 32);
  }

  @Test
  void rungTooCloseToTheEnd_isLeftOut() {
    assertThat(new Rungs(1, 3, 30).epochs()).containsExactly(1, 3, 9);
    assertThat(new Rungs(1, 3, 46).epochs()).containsExactly(1, 3, 9);
    assertThat(new Rungs(1, 3, 47).epochs()).containsExactly(1, 3, 9, 27);
  }

  @Test
  void minimumCloseToTheEnd_leavesNoRungs() {
    assertThat(new Rungs(10, 3, 12).epochs()).isEmpty();
    assertThat(new Rungs(10, 3, 4).epochs()).isEmpty();
    assertThat(new Rungs(10, 3, 12).next(0)).isEqualTo(FoldAssignment.END);
  }

  @Test
  void next_isTheFirstRungAfterAnEpoch() {
    Rungs rungs = new Rungs(2, 3, 60);

    assertThat(rungs.epochs()).containsExactly(2, 6, 18);
    assertThat(rungs.next(0)).isEqualTo(2);
    assertThat(rungs.next(2)).isEqualTo(6);
    assertThat(rungs.next(17)).isEqualTo(18);
    assertThat(rungs.next(18)).isEqualTo(FoldAssignment.END);
    assertThat(rungs.contains(6)).isTrue();
    assertThat(rungs.contains(7)).isFalse();
    assertThat(rungs.contains(54)).isFalse();
  }

  @Test
  void manyEpochs_doNotOverflow() {
    Rungs rungs = new Rungs(1, 2, Integer.MAX_VALUE);

    assertThat(rungs.epochs()).hasSize(31).endsWith(1 << 30);
    assertThat(rungs.next(1 << 30)).isEqualTo(FoldAssignment.END);
  }

  @Test
  void impossibleRungs_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rungs(0, 1, 9))
        .withMessage("rungs from 0 to 9 epochs by 1");
  }
}
