package io.sparktune.study.state;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.ResumableTrial;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Origin;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;

/**
 * Where a study stands: a pure value, made of nothing but its events. Trials are kept in persistent
 * collections, so that an event costs the logarithm of their number.
 */
public final class StudyState {

  final StudyRules rules;
  final Instant now;
  public final Limits limits;
  final Instant deadline;
  final int slots;
  final int proposed;
  final int running;
  final long epochs;
  final FoldTimes foldTimes;

  /** Trials that are not over, by number; below, those of them that something is to be done for. */
  public final PSortedMap<Integer, OpenTrial> open;

  public final PSortedSet<Integer> ready;
  public final PSortedSet<Integer> objected;
  public final PausedTrials paused;
  final PVector<FinishedTrial> finished;
  final FinishedTrial best;
  final Front front;
  public final StudyHistory history;
  final TrialOrder order;
  final boolean stopRequested;
  final StopReason closed;

  StudyState(NextState next) {
    rules = next.rules;
    now = next.now;
    limits = next.limits;
    deadline = next.deadline;
    slots = next.slots;
    proposed = next.proposed;
    running = next.running;
    epochs = next.epochs;
    foldTimes = next.foldTimes;
    open = next.open;
    ready = next.ready;
    objected = next.objected;
    paused = next.paused;
    finished = next.finished;
    best = next.best;
    front = next.front;
    history = next.history;
    order = next.order;
    stopRequested = next.stopRequested;
    closed = next.closed;
  }

  /** The state before any event. */
  public static StudyState initial(StudyRules rules) {
    return new StudyState(new NextState(rules));
  }

  /** The state after one more event. */
  public StudyState after(Event event) {
    NextState next = new NextState(this);
    next.take(event);
    return new StudyState(next);
  }

  private boolean awaits(int trial, int fold, int attempt) {
    OpenTrial known = open.get(trial);
    return known != null && known.awaits(fold, attempt);
  }

  /** How many epochs of an attempt that is with the runner are known; -1 for any other attempt. */
  public int knownEpochs(int trial, int fold, int attempt) {
    return awaits(trial, fold, attempt) ? open.get(trial).folds().at(fold).curve().epochs() : -1;
  }

  /** Whether an attempt of a fold is with the runner and still of use. */
  public boolean wants(int trial, int fold, int attempt) {
    return closed == null && awaits(trial, fold, attempt) && open.get(trial).wants(fold, rules);
  }

  /** A fold's latest checkpoint, if the fold may still go on from it. */
  public Checkpoint checkpoint(int trial, int fold) {
    OpenTrial known = open.get(trial);
    return known == null || !known.wants(fold, rules)
        ? Checkpoint.NONE
        : known.folds().at(fold).kept();
  }

  /** What a new trial would begin a fold with if it went on from this one; none for most trials. */
  public Checkpoint passedOn(int trial, int fold) {
    OpenTrial known = open.get(trial);
    return known == null || known.kept() == null
        ? Checkpoint.NONE
        : known.kept().checkpoints().get(fold);
  }

  public StudyRules rules() {
    return rules;
  }

  /** When the latest event happened. */
  public Instant now() {
    return now;
  }

  /** When the study has to be over, with its winner trained; empty for no such time. */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** How many folds can be trained side by side. */
  public int slots() {
    return slots;
  }

  /** How many folds are with the runner. */
  public int running() {
    return running;
  }

  /** How many trials the sampler has proposed. */
  public int proposed() {
    return proposed;
  }

  /** How many epochs this study trained and scored, in all folds of all trials. */
  public long epochs() {
    return epochs;
  }

  /** How long folds take. */
  public FoldTimes foldTimes() {
    return foldTimes;
  }

  /** Trials that are over, in the order in which they ended. */
  public List<FinishedTrial> finished() {
    return finished;
  }

  /**
   * What samplers are told of the trials that are over, in the order in which they ended; in strict
   * mode in that of their numbers, up to the first that is not over.
   */
  public List<Observation> told() {
    return rules.isStrict() ? order.latest().told() : history.told();
  }

  /** How many of the finished trials ended in this way. */
  public int count(TrialState state) {
    return order.counts().getOrDefault(state, 0);
  }

  /**
   * The best trial so far that keeps all constraints, by the first goal; of equal ones the one with
   * the lower number.
   */
  public Optional<FinishedTrial> best() {
    return Optional.ofNullable(best);
  }

  /** The complete trials that none beats by all goals; empty where there is one goal only. */
  public Front front() {
    return front;
  }

  /** The trial to be used: the best one, or with several goals the knee of the front. */
  public Optional<FinishedTrial> winner() {
    return rules.goals().areSeveral() ? front.knee() : best();
  }

  /** Whether somebody asked for an early end. */
  public boolean stopRequested() {
    return stopRequested;
  }

  /** Why the study ended, empty while it goes on. */
  public Optional<StopReason> closed() {
    return Optional.ofNullable(closed);
  }

  /** Whether an open trial is as good as the best one, by the first folds that it has. */
  public boolean mayLead(OpenTrial trial) {
    int scored = trial.folds().scored();
    return best == null
        || (scored > 0
            && sum(trial.folds().scoredMerits(scored, rules).stream())
                >= sum(best.foldScores().stream().limit(scored).map(rules::merit)));
  }

  private static double sum(Stream<Double> merits) {
    return merits.mapToDouble(merit -> merit).sum();
  }

  /** Trials that are not over, by number. */
  public Collection<OpenTrial> open() {
    return open.values();
  }

  /** Whether everything is known that the next trial is to be proposed by. */
  public boolean hasRoomToPropose() {
    return order.mayPropose(proposed, rules);
  }

  /** What samplers are told when the next trial is proposed. */
  public History evidence() {
    return new History() {
      @Override
      public List<Observation> completed() {
        return historyOfNext().told();
      }

      @Override
      public List<Observation> pending() {
        return rules.isStrict()
            ? List.copyOf(order.recent().values())
            : open.values().stream().map(trial -> Observations.open(trial, rules)).toList();
      }

      @Override
      public List<ResumableTrial> resumable() {
        return StudyState.this.kept();
      }
    };
  }

  /** The trials that a new one can go on from. */
  private List<ResumableTrial> kept() {
    return open.values().stream()
        .filter(OpenTrial::isKept)
        .map(
            trial ->
                new ResumableTrial(
                    trial.trial().number(),
                    trial.trial().values(),
                    trial.kept().epoch(),
                    trial.kept().merit()))
        .toList();
  }

  /** What a new trial goes on from if it goes on from this one. */
  public Origin origin(int trial) {
    OpenTrial parent = open.get(trial);
    return new Origin(parent.trial(), parent.kept().epoch());
  }

  /**
   * Whether no trial of a population is to be replaced: none is lost, or there is none left in
   * training that another could go on from.
   */
  public boolean isPopulationWhole() {
    int lost = count(TrialState.PRUNED) + count(TrialState.FAILED);
    return proposed - lost >= rules.population()
        || (count(TrialState.COMPLETE) > 0 && kept().isEmpty());
  }

  /** What the next trial is judged by. */
  public StudyHistory historyOfNext() {
    return rules.isStrict() ? order.historyOf(proposed, rules) : history;
  }
}
