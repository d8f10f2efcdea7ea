package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.search.Observation;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/** The fields of the next state, while it is being made. */
final class NextState {

  final StudyRules rules;
  private final FoldAllowance racing;
  Instant now = Instant.EPOCH;
  Limits limits = Limits.ofTrials(0);
  Instant deadline;
  int slots;
  int proposed;
  int running;
  long epochs;
  FoldTimes foldTimes = FoldTimes.UNKNOWN;
  PSortedMap<Integer, OpenTrial> open = TreePMap.empty();
  PSortedSet<Integer> ready = TreePSet.empty();
  PSortedSet<Integer> objected = TreePSet.empty();
  PausedTrials paused = PausedTrials.NONE;
  PVector<FinishedTrial> finished = TreePVector.empty();
  FinishedTrial best;
  Front front = Front.EMPTY;
  StudyHistory history = StudyHistory.EMPTY;
  TrialOrder order = TrialOrder.EMPTY;
  boolean stopRequested;
  StopReason closed;

  NextState(StudyRules rules) {
    this.rules = rules;
    racing = new FoldAllowance(this);
  }

  NextState(StudyState state) {
    this(state.rules);
    now = state.now;
    limits = state.limits;
    deadline = state.deadline;
    slots = state.slots;
    proposed = state.proposed;
    running = state.running;
    epochs = state.epochs;
    foldTimes = state.foldTimes;
    open = state.open;
    ready = state.ready;
    objected = state.objected;
    paused = state.paused;
    finished = state.finished;
    best = state.best;
    front = state.front;
    history = state.history;
    order = state.order;
    stopRequested = state.stopRequested;
    closed = state.closed;
  }

  void take(Event event) {
    now = event.at();
    if (event instanceof Event.StudyOpened opened) {
      reopen(opened);
    } else if (event instanceof Event.SlotsChanged changed) {
      slots = changed.slots();
    } else if (event instanceof Event.TrialProposed proposal) {
      propose(proposal);
    } else if (event instanceof Event.FoldStarted started) {
      running++;
      OpenTrial trial = open.get(started.trial());
      settle(trial.with(started.fold(), FoldProgress::started));
    } else if (event instanceof Event.EpochsScored scored) {
      score(scored);
    } else if (event instanceof Event.FoldFinished over) {
      finish(over.result());
    } else if (event instanceof Event.TrialPruned pruned) {
      PruneDecision cut = new PruneDecision(pruned.fold(), pruned.epoch(), pruned.reason());
      settle(open.get(pruned.trial()).cut(cut));
    } else if (event instanceof Event.TrialPromoted promoted) {
      settle(open.get(promoted.trial()).promoted(promoted.pauseAfter()));
    } else if (event instanceof Event.StopRequested) {
      stopRequested = true;
    } else if (event instanceof Event.StudyClosed end) {
      closed = end.reason();
    }
  }

  private void reopen(Event.StudyOpened opened) {
    limits = opened.limits();
    deadline = opened.deadline();
    closed = null;
    stopRequested = false;
    running = 0;
    for (OpenTrial trial : List.copyOf(open.values())) {
      settle(trial.reopened());
    }
  }

  private void propose(Event.TrialProposed proposal) {
    StudyHistory seen = rules.isStrict() ? order.historyOf(proposed, rules) : StudyHistory.EMPTY;
    if (rules.isStrict()) {
      order = order.proposed(proposed, proposal.trial(), rules);
    }
    proposed++;
    Trial trial = proposal.trial();
    settle(OpenTrial.proposed(trial, proposal.at(), proposed - 1, seen, begunFolds(trial), rules));
  }

  private List<FoldProgress> begunFolds(Trial trial) {
    Origin origin = trial.origin();
    if (origin == null) {
      return Collections.nCopies(rules.folds(), FoldProgress.NEW);
    }
    OpenTrial parent = open.get(origin.parent().number());
    if (parent == null) {
      throw new IllegalStateException(
          "trial " + trial.number() + " goes on from one that is over: " + origin);
    }
    return parent.passedOn(origin.epoch());
  }

  private void score(Event.EpochsScored scored) {
    OpenTrial trial = open.get(scored.trial());
    int before = trial.folds().at(scored.fold()).curve().epochs();
    trial = trial.with(scored.fold(), fold -> fold.scored(scored, rules));
    epochs += trial.folds().at(scored.fold()).curve().epochs() - before;
    settle(trial);
  }

  private void finish(FoldResult result) {
    running--;
    OpenTrial trial = open.get(result.trial());
    FoldProgress before = trial.folds().at(result.fold());
    foldTimes = foldTimes.with(trial.trial().values(), result, before.kept());
    trial = trial.with(result.fold(), fold -> fold.after(result, rules));
    if (!result.wasTakenOver()) {
      epochs += trial.folds().at(result.fold()).curve().epochs() - before.curve().epochs();
    }
    settle(trial);
  }

  /** Draws every conclusion from a change of a trial. */
  private void settle(OpenTrial changed) {
    OpenTrial trial = changed;
    int released;
    do {
      released = trial.released();
      trial = racing.raced(judged(trial));
    } while (trial.released() > released);
    if (rules.hasPopulation()) {
      trial = trial.keepingRung();
    }
    int number = trial.trial().number();
    if (trial.isOver(rules)) {
      open = open.minus(number);
      ready = ready.minus(number);
      objected = objected.minus(number);
      paused = paused.without(number);
      end(trial);
      if (finished.size() == 1) {
        List.copyOf(open.values()).forEach(this::settle);
      }
      return;
    }
    open = open.plus(number, trial);
    ready = trial.waiting(rules).isEmpty() ? ready.minus(number) : ready.plus(number);
    objected = trial.isObjectedTo() ? objected.plus(number) : objected.minus(number);
    paused = trial.isPaused() ? paused.with(trial.standing()) : paused.without(number);
    racing.leader().ifPresent(this::settle);
  }

  /** What a trial is judged by. */
  StudyHistory seenBy(OpenTrial trial) {
    return rules.isStrict() ? trial.seen() : history;
  }

  /** Judges a trial wherever its first folds have all come to an epoch at which it is judged. */
  private OpenTrial judged(OpenTrial changed) {
    OpenTrial trial = changed;
    for (int folds = 1; folds <= trial.released() && !isGivenUp(trial); folds++) {
      int reached = trial.reached(folds, rules);
      for (int epoch = trial.judged().get(folds - 1) + 1;
          epoch <= reached && !isGivenUp(trial);
          epoch++) {
        trial = judged(trial, folds, epoch);
      }
      if (reached > trial.judged().get(folds - 1)) {
        trial = trial.judged(folds, reached);
      }
    }
    return trial;
  }

  /** In strict mode an earlier fold may still give an earlier reason. */
  private boolean isGivenUp(OpenTrial trial) {
    return (trial.objection() != null || trial.cut() != null) && !rules.isStrict();
  }

  private OpenTrial judged(OpenTrial trial, int folds, int epoch) {
    if (!rules.pruner().looksAt(trial.bracket(), epoch)) {
      return trial;
    }
    CurveStanding standing = trial.standing(folds, epoch);
    OpenTrial judged = trial;
    if (isWidest(trial, folds)) {
      judged =
          rules
              .pruner()
              .pruneReason(standing, trial.folds().curve(folds, epoch), seenBy(trial).standings())
              .map(reason -> objected(trial, folds, epoch, reason))
              .orElse(trial);
    }
    if (!rules.isStrict()) {
      history = history.with(standing);
    }
    return judged;
  }

  /**
   * Whether no more folds are to be waited for. Where the next fold is in training too, it comes to
   * the same epoch soon, and more folds tell better; strict mode does not go by what is in
   * training.
   */
  private boolean isWidest(OpenTrial trial, int folds) {
    return rules.isStrict()
        || folds == trial.folds().count()
        || trial.folds().at(folds).curve().epochs() == 0;
  }

  private static OpenTrial objected(OpenTrial trial, int folds, int epoch, String reason) {
    if (epoch <= trial.folds().at(folds - 1).curve().epochs()) {
      return trial.objected(new PruneDecision(folds - 1, epoch, reason));
    }
    // The last of these folds ended before that epoch: only the folds after it can be spared.
    return folds == trial.folds().count()
        ? trial
        : trial.objected(new PruneDecision(folds, 0, reason));
  }

  private void end(OpenTrial trial) {
    FinishedTrial over = trial.finished(now, rules);
    Observation observed = Observations.over(trial, over, rules);
    finished = finished.plus(over);
    order = order.counted(over.state());
    if (over.isFeasible()) {
      best = StudyHistory.isBetter(over, best, rules.direction()) ? over : best;
      front = rules.goals().areSeveral() ? front.with(over, rules) : front;
    }
    if (rules.isStrict()) {
      order =
          order.with(
              trial.place(),
              new TrialOrder.Over(
                  over, observed, standings(trial), trial.compared(over.state(), rules)),
              rules);
    } else {
      if (over.state() == TrialState.FAILED && trial.pauseAfter() != FoldAssignment.END) {
        history =
            history.with(
                new CurveStanding(
                    trial.trial().number(),
                    trial.bracket(),
                    trial.released(),
                    trial.pauseAfter(),
                    Double.NEGATIVE_INFINITY));
      }
      history = history.with(over, observed, trial.compared(over.state(), rules), rules);
    }
  }

  /** All standings that a trial would have if its folds had been trained one after another. */
  private List<CurveStanding> standings(OpenTrial trial) {
    List<CurveStanding> standings = new ArrayList<>();
    for (int folds = 1; folds <= rules.folds(); folds++) {
      int reached = trial.reachedInOrder(folds, rules);
      for (int epoch = 1; epoch <= reached; epoch++) {
        if (rules.pruner().looksAt(trial.bracket(), epoch)) {
          standings.add(trial.standing(folds, epoch));
        }
      }
    }
    return standings;
  }
}
