package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.GridSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Space;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class SchedulerTest {

  private final Scheduler scheduler = Fixtures.scheduler(100);
  private final Queue<FoldAssignment> started = new ArrayDeque<>();

  /** Follows the scheduler until it wants nothing more. */
  private StudyState settled(StudyState from) {
    StudyState state = from;
    for (List<Command> commands = scheduler.decide(state);
        !commands.isEmpty();
        commands = scheduler.decide(state)) {
      for (Command command : commands) {
        if (command instanceof Command.Propose propose) {
          state = state.after(new Event.TrialProposed(Fixtures.NOW, propose.trial()));
        } else if (command instanceof Command.Start start) {
          state = state.after(Event.FoldStarted.of(Fixtures.NOW, start.assignment()));
          started.add(start.assignment());
        }
      }
    }
    return state;
  }

  /** A study of 100 trials of 5 folds, of which nothing is proposed. */
  private static StudyState onSlots(int count) {
    return StudyState.initial(Fixtures.rules(5, Direction.MAXIMIZE))
        .after(Fixtures.opened(100))
        .after(new Event.SlotsChanged(Fixtures.NOW, count));
  }

  @Test
  void slotsAreFilled_withALittleQueuedAhead() {
    StudyState state = settled(onSlots(8));

    assertThat(state.running()).isEqualTo(8 + 3);
    assertThat(state.proposed()).isEqualTo(3);
  }

  @Test
  void withoutSlots_nothingIsStartedButOneFold() {
    StudyState state =
        settled(
            StudyState.initial(Fixtures.rules(5, Direction.MAXIMIZE)).after(Fixtures.opened(100)));

    assertThat(state.running()).isEqualTo(1);
  }

  private StudyState onAClusterThatGrows(int trials, int slots, int possible) {
    return settled(
        StudyState.initial(Fixtures.rules(5, Direction.MAXIMIZE))
            .after(Fixtures.opened(trials))
            .after(new Event.SlotsChanged(Fixtures.NOW, slots, possible)));
  }

  @Test
  void aClusterThatGrowsWithTheWork_isShownAllThatItMayGrowTo() {
    StudyState state = onAClusterThatGrows(100, 1, 93);

    assertThat(state.running()).isEqualTo(93);
    assertThat(state.proposed()).isEqualTo(19);
    assertThat(settled(state.after(new Event.SlotsChanged(Fixtures.NOW, 8, 0))).running())
        .as("nothing more, once it does not grow")
        .isEqualTo(93);
    assertThat(onAClusterThatGrows(100, 93, 93).running()).isEqualTo(93 + 24);
  }

  @Test
  void aClusterWithoutLimits_isShownAPartOfTheStudy() {
    int unlimited = Event.SlotsChanged.UNLIMITED;
    assertThat(onAClusterThatGrows(40, 1, unlimited).proposed()).isEqualTo(10);
    assertThat(onAClusterThatGrows(4, 3, unlimited).running()).as("twice the slots").isEqualTo(6);
    assertThat(onAClusterThatGrows(100, 1, unlimited).running()).isEqualTo(125);
    assertThat(onAClusterThatGrows(Integer.MAX_VALUE, 1, unlimited).running()).isEqualTo(200);
    assertThat(onAClusterThatGrows(1000, 150, unlimited).running()).isEqualTo(300);
  }

  @Test
  void slotsThatMayCome_getNoFoldsOfDoubtfulUse() {
    StudyState state = settled(raced(2).after(new Event.SlotsChanged(Fixtures.NOW, 3, 93)));

    assertThat(state.running()).isEqualTo(3);
  }

  @Test
  void theSameState_givesTheSameCommands() {
    StudyState state = onSlots(3);

    assertThat(scheduler.decide(state)).isEqualTo(Fixtures.scheduler(100).decide(state));
  }

  @Test
  void aQueueOfShortFolds_isFilledUpAtOnce_whenHalfOfItIsGone() {
    StudyState state = settled(onSlots(2));
    assertThat(state.running()).isEqualTo(2 + 1);
    state = settled(finished(state, 1));
    int full = 2 + 33; // 250 ms of two slots, at 15 ms a fold
    assertThat(state.running()).isEqualTo(full);

    StudyState half = finished(state, 16);
    assertThat(scheduler.canWait(half)).isTrue();
    assertThat(scheduler.canWait(half.after(new Event.StopRequested(Fixtures.NOW)))).isFalse();
    StudyState less = finished(half, 1);
    assertThat(scheduler.canWait(less)).isFalse();
    assertThat(settled(less).running()).isEqualTo(full);
  }

  /** The same after folds took 15 ms each. */
  private StudyState finished(StudyState from, int folds) {
    StudyState state = from;
    for (int i = 0; i < folds; i++) {
      FoldResult result = Fixtures.scored(started.remove());
      state = state.after(new Event.FoldFinished(Fixtures.NOW, result));
    }
    return state;
  }

  private static StudyState raced(int trials) {
    StudyRules rules =
        Fixtures.rules(5, Direction.MAXIMIZE, new PrunerSettings.None(), RaceTest.POOLED_T, 0);
    return StudyState.initial(rules)
        .after(Fixtures.opened(trials))
        .after(new Event.SlotsChanged(Fixtures.NOW, 8));
  }

  @Test
  void inARace_onlyFirstFoldsAreStarted_whileThereAreTrials() {
    StudyState state = settled(raced(100));

    assertThat(state.running()).isEqualTo(8 + 3);
    assertThat(state.proposed()).isEqualTo(8 + 3);
  }

  @Test
  void inARace_slotsWithNothingBetterToDo_trainFoldsAhead() {
    StudyState state = settled(raced(2));

    // Folds are queued ahead of the slots for trials that are wanted only.
    assertThat(state.proposed()).isEqualTo(2);
    assertThat(state.running()).isEqualTo(8);
  }

  @Test
  void aStopRequest_closesTheStudyAtOnce() {
    StudyState state = settled(onSlots(2)).after(new Event.StopRequested(Fixtures.NOW));

    assertThat(scheduler.decide(state)).isEqualTo(List.of(new Command.Close(StopReason.STOPPED)));
  }

  @Test
  void trialsAreNumberedFromTheFirst_andAGridEndsTheStudy() {
    Space space = new Space(List.of(new ChoiceParameter("c", List.of("a", "b"))));
    Scheduler grid =
        new Scheduler(
            new GridSettings().sampler(new SearchShape(space, 1)),
            new SearchSettings(new GridSettings(), 0, 17),
            1);

    StudyState state =
        StudyState.initial(Fixtures.rules(1, Direction.MAXIMIZE)).after(Fixtures.opened(2));
    Command.Propose propose = (Command.Propose) grid.decide(state).get(0);
    assertThat(propose.trial().number()).isEqualTo(17);
    assertThat(propose.trial().values().byName()).containsEntry("c", "a");
  }
}
