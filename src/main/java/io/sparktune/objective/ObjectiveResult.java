package io.sparktune.objective;

import io.sparktune.study.FinishedTrial;
import io.sparktune.study.StopReason;
import java.util.List;
import java.util.Optional;

/**
 * What a study of an objective found.
 *
 * @param best of the complete trials, empty where there are none
 * @param trials all that are over, in the order in which they ended
 * @param reason why the study ended
 */
public record ObjectiveResult(
    Optional<FinishedTrial> best, List<FinishedTrial> trials, StopReason reason) {

  public ObjectiveResult {
    trials = List.copyOf(trials);
  }
}
