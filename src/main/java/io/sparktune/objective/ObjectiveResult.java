package io.sparktune.objective;

import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import java.util.List;
import java.util.Optional;

/**
 * The result of a study of an objective.
 *
 * @param best of the complete trials by the first goal, empty where there are none
 * @param front the complete trials that none beats by all goals, with their knee, which is the one
 *     to take where nothing else is known; empty where there is one goal
 * @param trials all that are over, in the order in which they ended
 * @param reason why the study ended
 */
public record ObjectiveResult(
    Optional<FinishedTrial> best, Front front, List<FinishedTrial> trials, StopReason reason) {

  public ObjectiveResult {
    trials = List.copyOf(trials);
  }
}
