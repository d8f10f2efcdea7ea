package io.sparktune.run.past;

import io.sparktune.study.events.Event;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Trial;
import java.util.List;

/**
 * The events that the journal of a round can have, in which tied trials are trained again.
 *
 * @param trials of the round, in turn
 */
public record RoundEvents(StudyRules rules, List<Trial> trials) implements PossibleEvents {

  public RoundEvents {
    trials = List.copyOf(trials);
  }

  @Override
  public StudyState after(StudyState state, Event event) {
    if (event instanceof Event.TrialProposed proposal) {
      int place = state.proposed();
      if (place >= trials.size() || !trials.get(place).equals(proposal.trial())) {
        throw new ImpossibleEvent(
            "trial %d is not the next of those that are tied".formatted(proposal.trial().number()));
      }
    } else if (event instanceof Event.FoldStarted started && started.fold() >= rules.folds()) {
      throw new ImpossibleEvent("fold %d of %d".formatted(started.fold(), rules.folds()));
    }
    return ImpossibleEvent.unlessFrom(() -> state.after(event));
  }
}
