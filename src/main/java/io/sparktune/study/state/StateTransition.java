package io.sparktune.study.state;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.util.Collections;
import java.util.List;

/** The transition of a state by one event. */
final class StateTransition {

  private final StudyRules rules;
  private StudyState state;

  private StateTransition(StudyState before) {
    rules = before.rules();
    state = before;
  }

  /** The state after one more event. */
  static StudyState after(StudyState before, Event event) {
    StateTransition transition = new StateTransition(before);
    if (!(event instanceof Event.StudyOpened)) {
      transition.set(before.session().at(event.at()));
    }
    transition.take(event);
    return transition.state;
  }

  private void set(DriverSession session) {
    state = state.with(session);
  }

  private void set(StudyProgress progress) {
    state = state.with(progress);
  }

  private void take(Event event) {
    if (event instanceof Event.StudyOpened opened) {
      reopen(opened);
    } else if (event instanceof Event.SlotsChanged changed) {
      set(state.session().withSlots(changed.slots(), changed.possible()));
    } else if (event instanceof Event.TrialProposed proposal) {
      propose(proposal);
    } else if (event instanceof Event.FoldStarted started) {
      set(state.progress().withRunning(state.running() + 1));
      settle(trial(started.trial()).with(started.fold(), FoldProgress::started));
    } else if (event instanceof Event.EpochsScored scored) {
      score(scored);
    } else if (event instanceof Event.FoldFinished over) {
      finish(over.result());
    } else if (event instanceof Event.TrialPruned pruned) {
      settle(
          trial(pruned.trial())
              .pruned(new PruneDecision(pruned.fold(), pruned.epoch(), pruned.reason())));
    } else if (event instanceof Event.TrialPromoted promoted) {
      settle(trial(promoted.trial()).promoted(promoted.pauseAfter()));
    } else if (event instanceof Event.StopRequested) {
      set(state.session().stopping());
    } else if (event instanceof Event.StudyClosed end) {
      set(state.session().closed(end.reason()));
    }
  }

  private OpenTrial trial(int number) {
    return state.trials().at(number);
  }

  private void reopen(Event.StudyOpened opened) {
    set(state.session().opened(opened));
    set(state.progress().withRunning(0));
    for (OpenTrial trial : state.trials().copy()) {
      settle(trial.reopened());
    }
  }

  private void propose(Event.TrialProposed proposal) {
    int place = state.proposed();
    Trial trial = proposal.trial();
    StudyHistory seen = rules.isStrict() ? state.histories().of(place, rules) : StudyHistory.EMPTY;
    state = state.with(state.histories().proposed(place, trial, rules));
    set(state.progress().withProposal());
    TrialEntry entry =
        new TrialEntry(place, proposal.at(), rules.pruner().bracket(trial.number()), seen);
    settle(OpenTrial.proposed(trial, entry, initialFolds(trial), rules));
  }

  private List<FoldProgress> initialFolds(Trial trial) {
    Origin origin = trial.origin();
    return origin == null
        ? Collections.nCopies(rules.folds(), FoldProgress.NEW)
        : parent(origin, trial).inheritedFolds(origin.epoch());
  }

  private OpenTrial parent(Origin origin, Trial trial) {
    return state
        .trials()
        .find(origin.parent().number())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "trial " + trial.number() + " resumes one that is over: " + origin));
  }

  private void score(Event.EpochsScored scored) {
    OpenTrial before = trial(scored.trial());
    OpenTrial after = before.with(scored.fold(), fold -> fold.scored(scored, rules));
    set(state.progress().withEpochs(after.epochs(scored.fold()) - before.epochs(scored.fold())));
    settle(after);
  }

  private void finish(FoldResult result) {
    OpenTrial before = trial(result.trial());
    OpenTrial after = before.with(result.fold(), fold -> fold.after(result, rules));
    StudyProgress progress = state.progress();
    int epochs =
        result.wasTakenOver() ? 0 : after.epochs(result.fold()) - before.epochs(result.fold());
    set(
        progress
            .withRunning(progress.running() - 1)
            .withEpochs(epochs)
            .with(
                progress
                    .foldTimes()
                    .with(
                        before.trial().values(), result, before.folds().at(result.fold()).kept())));
    settle(after);
  }

  /** Draws every conclusion from a change of a trial. */
  private void settle(OpenTrial changed) {
    OpenTrial trial = judged(changed);
    if (trial.isOver(rules)) {
      end(trial);
      return;
    }
    state = state.with(state.trials().with(trial, rules));
    new FoldAllowance(state).leader().ifPresent(this::settle);
  }

  private OpenTrial judged(OpenTrial changed) {
    FoldAllowance allowance = new FoldAllowance(state);
    TrialJudge judge = new TrialJudge(rules, state.histories());
    OpenTrial trial = changed;
    int released;
    do {
      released = trial.released();
      trial = judge.judged(trial);
      trial = allowance.released(trial, judge.histories().seenBy(trial, rules));
    } while (trial.released() > released);
    state = state.with(judge.histories());
    return rules.hasPopulation() ? trial.keepingRung() : trial;
  }

  private void end(OpenTrial trial) {
    FinishedTrial over = trial.finished(state.now(), rules);
    state =
        state
            .with(state.trials().without(trial.trial().number()))
            .with(state.finishedTrials().with(over, rules))
            .with(state.histories().ended(trial, over, rules));
    if (state.finished().size() == 1) {
      state.trials().copy().forEach(this::settle);
    }
  }
}
