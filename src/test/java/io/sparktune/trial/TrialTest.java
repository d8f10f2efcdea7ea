package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrialTest {

  private static final Trial FIRST = trial(0, null);
  private static final Trial SECOND = trial(4, new Origin(FIRST, 5));
  private static final Trial THIRD = trial(7, new Origin(SECOND, 15));

  private static Trial trial(int number, Origin origin) {
    return new Trial(number, new Values(Map.of("x", 1L * number)), 100 + number, origin);
  }

  @Test
  void lineage_isThoseThatTrainedItInTurn() {
    assertThat(FIRST.lineage()).containsExactly(FIRST);
    assertThat(THIRD.lineage()).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void eachEpoch_hasItsTrainer() {
    assertThat(THIRD.trainerOf(1)).isEqualTo(FIRST);
    assertThat(THIRD.trainerOf(5)).isEqualTo(FIRST);
    assertThat(THIRD.trainerOf(6)).isEqualTo(SECOND);
    assertThat(THIRD.trainerOf(15)).isEqualTo(SECOND);
    assertThat(THIRD.trainerOf(16)).isEqualTo(THIRD);
    assertThat(FIRST.trainerOf(1)).isEqualTo(FIRST);
  }

  @Test
  void seedsOfFolds_areThoseOfTheAssignment() {
    assertThat(THIRD.foldSeed(2)).isEqualTo(new FoldAssignment(THIRD, 2, 1).seed());
    assertThat(THIRD.foldSeed(2)).isNotEqualTo(SECOND.foldSeed(2)).isNotEqualTo(THIRD.foldSeed(1));
  }

  @Test
  void originsThatCannotBe_areRefused() {
    assertThatThrownBy(() -> trial(4, new Origin(SECOND, 15)))
        .hasMessage("trial 4 resumes from trial 4");
    assertThatThrownBy(() -> new Origin(SECOND, 5))
        .hasMessage(
            "trial 4 itself resumes from epoch 5, so that no trial can resume from it after epoch"
                + " 5");
    assertThatThrownBy(() -> new Origin(FIRST, 0))
        .hasMessage(
            "trial 0 itself resumes from epoch 0, so that no trial can resume from it after epoch"
                + " 0");
  }
}
