package io.sparktune.study.state;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.ResumableTrial;
import io.sparktune.study.outcomes.StudyRules;
import java.util.List;

/** The history that the trial of a number is proposed from. */
record ProposalHistory(int number, StudyRules rules, Histories histories, OpenTrials trials)
    implements History {

  @Override
  public List<Observation> completed() {
    return histories.of(number, rules).observations();
  }

  @Override
  public List<Observation> pending() {
    return rules.isStrict()
        ? List.copyOf(histories.order().recent().values())
        : trials.all().stream().map(trial -> Observations.open(trial, rules)).toList();
  }

  @Override
  public List<ResumableTrial> resumable() {
    return trials.resumable();
  }
}
