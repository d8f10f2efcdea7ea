package io.sparktune.study.events;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EventOrderTest {

  private static final Trial FIRST = trial(3, 0.5);

  private static Trial trial(int number, double x) {
    return new Trial(number, new Values(Map.of("model.x", x)), number);
  }

  private static Event proposed(Trial trial) {
    return new Event.TrialProposed(Fixtures.NOW, trial);
  }

  private static Event started(int trial, int fold, int attempt, int fromEpoch) {
    return new Event.FoldStarted(Fixtures.NOW, trial, fold, attempt, fromEpoch, FoldAssignment.END);
  }

  private static Event scored(int fold, int attempt, int epoch) {
    List<EpochScore> scores = List.of(new EpochScore(epoch, 0.5, 0.5, 1));
    return new Event.EpochsScored(Fixtures.NOW, 3, fold, attempt, scores, Checkpoint.NONE);
  }

  private static Event finished(int fold, int attempt, FoldOutcome outcome) {
    FoldResult result = Fixtures.result(new FoldAssignment(FIRST, fold, attempt), outcome);
    return new Event.FoldFinished(Fixtures.NOW, result.withEpochs(List.of()));
  }

  private static FoldOutcome end(int epochs, int bestEpoch, long fitMillis) {
    Scores scores = new Scores(Map.of(), Map.of());
    return new FoldOutcome.Scored(0.5, scores, epochs, bestEpoch, fitMillis, 1);
  }

  private static final FoldOutcome STOPPED = new FoldOutcome.Stopped(2, 1, 1);
  private static final FoldOutcome PAUSED = new FoldOutcome.Paused(new Checkpoint(1, 2), 1, 1);
  private static final FoldOutcome LOST =
      new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, "it is gone");

  /** One fold is in training, one is over, one failed and one is paused. */
  private static List<Event> before() {
    return List.of(
        Fixtures.opened(9),
        new Event.SlotsChanged(Fixtures.NOW, 4),
        proposed(FIRST),
        started(3, 0, 1, 0),
        scored(0, 1, 1),
        scored(0, 1, 2),
        started(3, 1, 1, 0),
        finished(1, 1, STOPPED),
        started(3, 2, 1, 0),
        finished(2, 1, LOST),
        started(3, 3, 1, 0),
        scored(3, 1, 2),
        finished(3, 1, PAUSED));
  }

  private static EventOrder order(List<Event> events) {
    EventOrder order = new EventOrder();
    order.beginLife();
    events.forEach(order::take);
    return order;
  }

  private static Stream<Event> possible() {
    return Stream.of(
        scored(0, 1, 3),
        scored(0, 1, 5),
        finished(0, 1, STOPPED),
        started(3, 2, 2, 0),
        started(3, 4, 1, 0),
        proposed(trial(4, 0.5)),
        proposed(new Trial(4, FIRST.values(), 4, new Origin(FIRST, 2))),
        new Event.TrialPromoted(Fixtures.NOW, 3, 9),
        new Event.TrialPruned(Fixtures.NOW, 3, 0, 2, "the median"),
        new Event.StopRequested(Fixtures.NOW),
        new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
  }

  @ParameterizedTest
  @MethodSource("possible")
  void whatCanFollow_isTaken(Event event) {
    assertThatCode(() -> order(before()).take(event)).doesNotThrowAnyException();
  }

  @Test
  void aRoundHasSomeOfTheTrials_inOrder() {
    Event.StudyOpened small = Fixtures.opened(2);
    Event round =
        new Event.StudyOpened(
            small.at(),
            Event.StudyOpened.round(small.study(), 2),
            small.studyFingerprint(),
            small.dataFingerprint(),
            small.version(),
            small.limits(),
            null);
    EventOrder order = order(List.of(round, proposed(FIRST), proposed(trial(7, 0.5))));
    assertThatThrownBy(() -> order.take(proposed(trial(5, 0.5))))
        .hasMessage("trial 5 is proposed in place of trial 8");
  }

  private static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(Fixtures.opened(9), "a driver opens the study only once"),
        Arguments.of(proposed(FIRST), "trial 3 is proposed in place of trial 4"),
        Arguments.of(proposed(trial(5, 0.5)), "trial 5 is proposed in place of trial 4"),
        Arguments.of(
            proposed(new Trial(4, FIRST.values(), 4, new Origin(trial(3, 0.25), 2))),
            "trial 4 resumes a trial 3 that is another one"),
        Arguments.of(
            proposed(new Trial(4, FIRST.values(), 4, new Origin(trial(2, 0.25), 2))),
            "trial 2 was never proposed"),
        Arguments.of(started(9, 0, 1, 0), "trial 9 was never proposed"),
        Arguments.of(started(3, -1, 1, 0), "no trial has a fold -1"),
        Arguments.of(started(3, Integer.MAX_VALUE, 1, 0), "no trial has a fold 2147483647"),
        Arguments.of(started(3, 0, 2, 0), "fold 0 of trial 3 is started, but is in training"),
        Arguments.of(started(3, 1, 2, 0), "fold 1 of trial 3 is started, but is over"),
        Arguments.of(started(3, 3, 2, 2), "fold 3 of trial 3 is started, but is paused"),
        Arguments.of(started(3, 2, 1, 0), "started as attempt 1 in place of attempt 2"),
        Arguments.of(started(3, 2, 2, 4), "fold 2 of trial 3 is started from epoch 4"),
        Arguments.of(scored(0, 1, 2), "scored after epoch 2, behind epoch 2"),
        Arguments.of(scored(0, 1, Integer.MAX_VALUE), "scored after epoch 2147483647"),
        Arguments.of(scored(0, 2, 3), "scored by attempt 2, but attempt 1 is in training"),
        Arguments.of(scored(1, 1, 3), "fold 1 of trial 3 is scored, but is over"),
        Arguments.of(finished(1, 1, STOPPED), "fold 1 of trial 3 is scored, but is over"),
        Arguments.of(finished(2, 1, LOST), "fold 2 of trial 3 is scored, but is not in training"),
        Arguments.of(finished(4, 1, LOST), "fold 4 of trial 3 is scored, but is not in training"),
        Arguments.of(finished(0, 1, end(2_000_000_000, 2, 3)), "scored after 2000000000 epochs"),
        Arguments.of(finished(0, 1, end(2, -1, 3)), "is scored after 2 epochs, at best -1"),
        Arguments.of(finished(0, 1, end(2, 2, -3)), "fold 0 of trial 3 took -3 and 1 ms"),
        Arguments.of(new Event.TrialPromoted(Fixtures.NOW, 8, 9), "trial 8 was never proposed"),
        Arguments.of(
            new Event.TrialPruned(Fixtures.NOW, 8, 0, 1, "worse"), "trial 8 was never proposed"),
        Arguments.of(new Event.SlotsChanged(Fixtures.NOW, -1), "-1 slots"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatCannotFollow_isRefused(Event event, String reason) {
    EventOrder order = order(before());

    assertThatThrownBy(() -> order.take(event))
        .isInstanceOf(ImpossibleEvent.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDriver_beginsWithOpening_andEndsWithClosing() {
    EventOrder order = new EventOrder();
    order.beginLife();
    assertThatThrownBy(() -> order.take(proposed(FIRST)))
        .hasMessage("a driver's first event has to be study-opened");

    List<Event> closed = new ArrayList<>(before());
    closed.add(new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
    EventOrder after = order(closed);
    assertThatThrownBy(() -> after.take(started(3, 2, 2, 0))).hasMessage("the study is closed");
    after.beginLife();
    after.take(Fixtures.opened(9));
    after.take(started(3, 0, 2, 0));
    assertThatThrownBy(() -> after.take(finished(0, 1, STOPPED)))
        .hasMessageContaining("by attempt 1, but attempt 2 is in training");
  }
}
