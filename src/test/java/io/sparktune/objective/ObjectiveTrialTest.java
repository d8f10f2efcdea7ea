package io.sparktune.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Values;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObjectiveTrialTest {

  private static final FoldAssignment ASSIGNMENT =
      new FoldAssignment(
          new Trial(7, new Values(Map.of("rate", 0.5, "size", 3L, "kind", "a", "deep", true)), 11),
          0,
          1);

  private static ObjectiveTrial attempt(EpochCallback gate) {
    TrialStates none = new TrialStates(ObjectiveStates.none(), ASSIGNMENT, Long.MAX_VALUE);
    return new ObjectiveTrial(ASSIGNMENT, gate, 3, none);
  }

  @Test
  void valuesAreReadByNameAndType() {
    ObjectiveTrial attempt = attempt(EpochCallback.open());

    assertThat(attempt.real("rate")).isEqualTo(0.5);
    assertThat(attempt.real("size")).isEqualTo(3);
    assertThat(attempt.integer("size")).isEqualTo(3);
    assertThat(attempt.text("kind")).isEqualTo("a");
    assertThat(attempt.truth("deep")).isTrue();
    assertThat(attempt.isOn("rate")).isTrue();
    assertThat(attempt.isOn("momentum")).isFalse();
  }

  @Test
  void aValueThatIsNotThereOrOfAnotherTypeIsNamed() {
    ObjectiveTrial attempt = attempt(EpochCallback.open());

    assertThatThrownBy(() -> attempt.real("momentum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no momentum in ");
    assertThatThrownBy(() -> attempt.integer("rate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate is 0.5, which is not a whole number");
  }

  @Test
  void epochsThatWereNotHeardAreToldAgain() {
    List<List<Double>> heard = new ArrayList<>();
    ObjectiveTrial attempt = attempt(new Listener(heard, EpochDecision.UNHEARD));

    assertThat(attempt.report(0.1)).isTrue();
    assertThat(attempt.report(0.2)).isTrue();
    assertThat(attempt.report(0.3)).isTrue();

    assertThat(heard).containsExactly(List.of(0.1), List.of(0.1, 0.2));
    assertThat(attempt.unreported()).extracting(EpochScore::score).containsExactly(0.1, 0.2, 0.3);
  }

  @Test
  void anAttemptThatNobodyWantsStaysStopped() {
    List<List<Double>> heard = new ArrayList<>();
    ObjectiveTrial attempt = attempt(new Listener(heard, EpochDecision.STOP));

    assertThat(attempt.report(0.1)).isFalse();
    assertThat(attempt.report(0.2)).isFalse();
    assertThat(heard).containsExactly(List.of(0.1));
  }

  private record Listener(List<List<Double>> heard, EpochDecision answer) implements EpochCallback {

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
      heard.add(scores.stream().map(EpochScore::score).toList());
      return answer;
    }
  }
}
