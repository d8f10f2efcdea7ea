package io.sparktune.study.state;

import io.sparktune.search.ResumableTrial;
import io.sparktune.study.outcomes.StudyRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The trials that are not over, by number, with an index of those that something is to be done for.
 *
 * @param ready with folds that wait for a slot
 * @param toPrune with a reason to be pruned that was not followed yet
 */
public record OpenTrials(
    PSortedMap<Integer, OpenTrial> byNumber,
    PSortedSet<Integer> ready,
    PSortedSet<Integer> toPrune,
    PausedTrials paused) {

  static final OpenTrials NONE =
      new OpenTrials(TreePMap.empty(), TreePSet.empty(), TreePSet.empty(), PausedTrials.NONE);

  OpenTrials with(OpenTrial trial, StudyRules rules) {
    int number = trial.trial().number();
    boolean isReady = !trial.waiting(rules).isEmpty();
    return new OpenTrials(
        byNumber.plus(number, trial),
        isReady ? ready.plus(number) : ready.minus(number),
        trial.pruning().isDue() ? toPrune.plus(number) : toPrune.minus(number),
        trial.isPaused() ? paused.with(trial.standing()) : paused.without(number));
  }

  OpenTrials without(int number) {
    return new OpenTrials(
        byNumber.minus(number), ready.minus(number), toPrune.minus(number), paused.without(number));
  }

  Optional<OpenTrial> find(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /**
   * An open trial.
   *
   * @throws IllegalStateException if there is none of this number
   */
  OpenTrial at(int number) {
    OpenTrial trial = byNumber.get(number);
    if (trial == null) {
      throw new IllegalStateException("trial " + number + " is not open");
    }
    return trial;
  }

  /** In the order of their numbers. */
  public Collection<OpenTrial> all() {
    return byNumber.values();
  }

  /** All of them now, for a caller that changes them one by one. */
  List<OpenTrial> copy() {
    return List.copyOf(byNumber.values());
  }

  /** The trials with folds that wait for a slot. */
  public Stream<OpenTrial> readyTrials() {
    return ready.stream().map(this::at);
  }

  /** The trials to be pruned, each with the decision that is due. */
  public Stream<OpenTrial> trialsToPrune() {
    return toPrune.stream().map(this::at);
  }

  /** The trials that a new one can resume. */
  List<ResumableTrial> resumable() {
    return byNumber.values().stream()
        .flatMap(
            trial ->
                trial.resumableNow().stream()
                    .map(
                        rung ->
                            new ResumableTrial(
                                trial.trial().number(),
                                trial.trial().values(),
                                rung.epoch(),
                                rung.merit())))
        .toList();
  }
}
