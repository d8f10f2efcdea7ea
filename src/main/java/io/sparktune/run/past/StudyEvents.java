package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;

/**
 * The events that a journal can have, by what was asked of its study.
 *
 * @param space that values have to be in
 */
public record StudyEvents(Space space, StudyRules rules) implements PossibleEvents {

  /** Those of a study that is judged by its own rules. */
  public static StudyEvents of(StudyFile file) {
    return new StudyEvents(file.space(), ReplayedState.rules(file));
  }

  @Override
  public StudyState after(StudyState state, Event event) {
    require(event);
    return ImpossibleEvent.unlessFrom(() -> state.after(event));
  }

  /**
   * Requires what an event says to be of this study.
   *
   * @throws ImpossibleEvent if it is not
   */
  public void require(Event event) {
    if (event instanceof Event.TrialProposed proposal) {
      requireInSpace(proposal.trial().number(), proposal.trial().values());
    } else if (event instanceof Event.FoldStarted started) {
      requireFold(started.fold());
    }
  }

  private void requireInSpace(int trial, Values values) {
    if (space.valuesEqualTo(values.byName()).filter(values::equals).isEmpty()) {
      throw new ImpossibleEvent(
          "trial %d has values that are not in the study's ranges: %s".formatted(trial, values));
    }
  }

  private void requireFold(int fold) {
    if (fold >= rules.folds()) {
      throw new ImpossibleEvent("fold %d of %d".formatted(fold, rules.folds()));
    }
  }
}
