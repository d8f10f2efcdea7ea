package io.sparktune.study.state;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Origin;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a study: a pure value, made of nothing but its events. Trials are kept in persistent
 * collections, so that the cost of an event is logarithmic in their number.
 */
public final class StudyState {

  private final StudyRules rules;
  private final DriverSession session;
  private final StudyProgress progress;
  private final OpenTrials trials;
  private final FinishedTrials finished;
  private final Histories histories;

  private StudyState(
      StudyRules rules,
      DriverSession session,
      StudyProgress progress,
      OpenTrials trials,
      FinishedTrials finished,
      Histories histories) {
    this.rules = rules;
    this.session = session;
    this.progress = progress;
    this.trials = trials;
    this.finished = finished;
    this.histories = histories;
  }

  /** The state before any event. */
  public static StudyState initial(StudyRules rules) {
    return new StudyState(
        rules,
        DriverSession.NONE,
        StudyProgress.NONE,
        OpenTrials.NONE,
        FinishedTrials.NONE,
        Histories.EMPTY);
  }

  StudyState with(DriverSession next) {
    return new StudyState(rules, next, progress, trials, finished, histories);
  }

  StudyState with(StudyProgress next) {
    return new StudyState(rules, session, next, trials, finished, histories);
  }

  StudyState with(OpenTrials next) {
    return new StudyState(rules, session, progress, next, finished, histories);
  }

  StudyState with(FinishedTrials next) {
    return new StudyState(rules, session, progress, trials, next, histories);
  }

  StudyState with(Histories next) {
    return new StudyState(rules, session, progress, trials, finished, next);
  }

  DriverSession session() {
    return session;
  }

  StudyProgress progress() {
    return progress;
  }

  FinishedTrials finishedTrials() {
    return finished;
  }

  Histories histories() {
    return histories;
  }

  /** The state after one more event. */
  public StudyState after(Event event) {
    return StateTransition.after(this, event);
  }

  private boolean awaits(int trial, int fold, int attempt) {
    return trials.find(trial).filter(open -> open.awaits(fold, attempt)).isPresent();
  }

  /** How many epochs of an attempt that is with the runner are known; -1 for any other attempt. */
  public int knownEpochs(int trial, int fold, int attempt) {
    return trials
        .find(trial)
        .filter(open -> open.awaits(fold, attempt))
        .map(open -> open.epochs(fold))
        .orElse(-1);
  }

  /** Whether an attempt of a fold is with the runner and still of use. */
  public boolean wants(int trial, int fold, int attempt) {
    return session.closed().isEmpty()
        && awaits(trial, fold, attempt)
        && trials.at(trial).wants(fold, rules);
  }

  /** A fold's latest checkpoint, if the fold may still be resumed from it. */
  public Checkpoint checkpoint(int trial, int fold) {
    return trials
        .find(trial)
        .filter(open -> open.wants(fold, rules))
        .map(open -> open.folds().at(fold).kept())
        .orElse(Checkpoint.NONE);
  }

  /** The checkpoint that a new trial would resume this one's fold from; none for most trials. */
  public Checkpoint passedOn(int trial, int fold) {
    return trials
        .find(trial)
        .flatMap(OpenTrial::resumable)
        .map(rung -> rung.checkpoints().get(fold))
        .orElse(Checkpoint.NONE);
  }

  public StudyRules rules() {
    return rules;
  }

  /** The limits of the present driver. */
  public Limits limits() {
    return session.limits();
  }

  /** The time of the latest event. */
  public Instant now() {
    return session.now();
  }

  /**
   * How long drivers have worked on it, since it last had an end other than being stopped or
   * killed.
   */
  public Duration worked() {
    return session.worked().total();
  }

  /** The time by which the study is over, with its winner trained; empty for none. */
  public Optional<Instant> deadline() {
    return session.deadline();
  }

  /** How many folds can be trained side by side. */
  public int slots() {
    return session.slots();
  }

  /**
   * How many folds could be trained side by side if as many waited; {@link
   * Event.SlotsChanged#UNLIMITED} without a limit.
   */
  public int possibleSlots() {
    return Math.max(session.slots(), session.possibleSlots());
  }

  /** How many folds are with the runner. */
  public int running() {
    return progress.running();
  }

  /** How many trials the sampler has proposed. */
  public int proposed() {
    return progress.proposed();
  }

  /** How many epochs this study trained and scored, in all folds of all trials. */
  public long epochs() {
    return progress.epochs();
  }

  /** The times that folds take. */
  public FoldTimes foldTimes() {
    return progress.foldTimes();
  }

  /** Trials that are over, in the order in which they ended. */
  public List<FinishedTrial> finished() {
    return finished.all();
  }

  /**
   * Observations of the trials that are over, in the order in which they ended; in strict mode in
   * that of their numbers, up to the first that is not over.
   */
  public List<Observation> observations() {
    return histories.observations(rules);
  }

  /** How many of the finished trials have this state. */
  public int count(TrialState state) {
    return finished.count(state);
  }

  /**
   * The best feasible trial so far by the first goal; of equal ones the one with the lower number.
   */
  public Optional<FinishedTrial> best() {
    return finished.best();
  }

  /** The Pareto front of the feasible trials; empty with one goal. */
  public Front front() {
    return finished.front();
  }

  /** The trial to be used: the best one, or with several goals the knee of the front. */
  public Optional<FinishedTrial> winner() {
    return rules.goals().areSeveral() ? front().knee() : best();
  }

  /** Whether somebody asked for an early end. */
  public boolean stopRequested() {
    return session.stopRequested();
  }

  /** Why the study ended, empty while it runs. */
  public Optional<StopReason> closed() {
    return session.closed();
  }

  /** Whether an open trial is as good as the best one, by the first folds that it has. */
  public boolean mayLead(OpenTrial trial) {
    int scored = trial.folds().scored();
    return best().isEmpty()
        || (scored > 0
            && sum(trial.folds().scoredMerits(scored, rules).stream())
                >= sum(best().get().foldScores().stream().limit(scored).map(rules::merit)));
  }

  private static double sum(Stream<Double> merits) {
    return merits.mapToDouble(merit -> merit).sum();
  }

  /** The trials that are not over, with an index of those that something is to be done for. */
  public OpenTrials trials() {
    return trials;
  }

  /** Trials that are not over, by number. */
  public Collection<OpenTrial> open() {
    return trials.all();
  }

  /** Whether everything is known that the next trial is to be proposed by. */
  public boolean hasRoomToPropose() {
    return histories.order().mayPropose(proposed(), rules);
  }

  /** The history that the next trial is proposed from. */
  public History history() {
    return new ProposalHistory(proposed(), rules, histories, trials);
  }

  /** The origin of a new trial that resumes this one. */
  public Origin origin(int trial) {
    OpenTrial parent = trials.at(trial);
    return new Origin(parent.trial(), parent.resumable().orElseThrow().epoch());
  }

  /**
   * Whether no trial of a population is to be replaced: none is lost, or there is none left in
   * training that another could resume.
   */
  public boolean isPopulationWhole() {
    int lost = count(TrialState.PRUNED) + count(TrialState.FAILED);
    return proposed() - lost >= rules.population()
        || (count(TrialState.COMPLETE) > 0 && trials.resumable().isEmpty());
  }

  /** The history of all trials that are over. */
  public StudyHistory latestHistory() {
    return histories.latest();
  }

  /** The history that the next trial is judged by. */
  public StudyHistory historyOfNext() {
    return histories.of(proposed(), rules);
  }
}
