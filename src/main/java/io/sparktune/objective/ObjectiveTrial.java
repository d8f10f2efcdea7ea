package io.sparktune.objective;

import io.sparktune.space.Values;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A trial that is to be scored. For one thread. */
public final class ObjectiveTrial {

  private final FoldAssignment assignment;
  private final EpochCallback callback;
  private final int mostEpochs;
  private final TrialStates states;
  private final Optional<KeptState> begun;
  private final List<EpochScore> unreported = new ArrayList<>();
  private final long startNanos = System.nanoTime();
  private long epochStartNanos = startNanos;
  private int epochs;
  private boolean stopped;
  private @Nullable Checkpoint paused;

  ObjectiveTrial(
      FoldAssignment assignment, EpochCallback callback, int mostEpochs, TrialStates states) {
    this.assignment = assignment;
    this.callback = callback;
    this.mostEpochs = mostEpochs;
    this.states = states;
    this.begun = states.begin();
    this.epochs = begun.map(KeptState::epoch).orElse(0);
  }

  public Values values() {
    return assignment.trial().values();
  }

  /** Of everything random in the trial; the same if it is tried again. */
  public long seed() {
    return assignment.seed();
  }

  /** Whether a parameter is there, or in a branch that the other values close. */
  public boolean isOn(String parameter) {
    return values().of(parameter).isPresent();
  }

  /** A number, whole or not. */
  public double real(String parameter) {
    return value(parameter, Number.class, "number").doubleValue();
  }

  public long integer(String parameter) {
    return value(parameter, Long.class, "whole number");
  }

  public String text(String parameter) {
    return value(parameter, String.class, "text");
  }

  public boolean truth(String parameter) {
    return value(parameter, Boolean.class, "truth value");
  }

  private <T> T value(String parameter, Class<T> type, String noun) {
    Object value =
        values()
            .of(parameter)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no " + parameter + " in " + values()));
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s is %s, which is not a %s".formatted(parameter, value, noun));
    }
    return type.cast(value);
  }

  /**
   * The state with which an earlier attempt reported its last epoch, from which this one is to
   * continue; empty where it begins with the first epoch.
   */
  public Optional<byte[]> state() {
    return begun.map(KeptState::bytes);
  }

  /** The epochs after which a trial of this study is over. */
  public int mostEpochs() {
    return mostEpochs;
  }

  /** The epochs that are reported, with those of earlier attempts behind {@link #state}. */
  public int epochs() {
    return epochs;
  }

  /**
   * Reports the score after one more epoch, by which a pruner judges the trial. An objective
   * without epochs reports nothing. A trial that is broken off or paused begins anew.
   *
   * @param score NaN where there is none yet
   * @return whether the trial continues; where it does not, any score may be returned at once
   */
  public boolean report(double score) {
    return passes(score, null);
  }

  /**
   * The same of a trial that can be continued after this epoch, on another executor or another day.
   *
   * @param state gives all that the objective needs for that; asked at once, and only where a state
   *     is due: every {@code checkpoints.every}, and where the trial pauses
   */
  public boolean report(double score, Supplier<byte[]> state) {
    return passes(score, state);
  }

  private boolean passes(double score, @Nullable Supplier<byte[]> state) {
    if (epochs == mostEpochs) {
      throw new IllegalStateException(
          "reported "
              + (epochs + 1)
              + " times, but the study's trials have "
              + mostEpochs
              + (mostEpochs == 1 ? " epoch" : " epochs")
              + " at most: give withPruner more");
    }
    epochs++;
    tell(score);
    if (epochs < mostEpochs && !hasEnded()) {
      judge(state);
    }
    return !hasEnded();
  }

  private void judge(@Nullable Supplier<byte[]> state) {
    if (epochs == assignment.pauseAfter()) {
      pause(state);
      return;
    }
    if (state != null && states.isDue(millis())) {
      keep(state);
    }
    if (unreported.isEmpty()) {
      return;
    }
    EpochDecision verdict = callback.pass(List.copyOf(unreported), states.kept());
    if (verdict != EpochDecision.UNHEARD) {
      unreported.clear();
    }
    stopped = verdict == EpochDecision.STOP;
    if (verdict == EpochDecision.PAUSE && state != null) {
      pause(state);
    }
  }

  private void pause(@Nullable Supplier<byte[]> state) {
    if (state != null && states.kept().epoch() != epochs) {
      keep(state);
    }
    // Where nothing is kept, whoever continues the trial begins anew.
    paused =
        states.kept().epoch() == epochs
            ? states.kept()
            : new Checkpoint(assignment.attempt(), epochs);
  }

  private void keep(Supplier<byte[]> state) {
    states.keep(new KeptState(epochs, millis(), state.get()));
  }

  private boolean hasEnded() {
    return stopped || paused != null;
  }

  /** An objective in one piece has one epoch. */
  void end(double score) {
    if (epochs == 0) {
      epochs = 1;
      tell(score);
    }
  }

  /** The study knows the epochs before, even where they are repeated. */
  private void tell(double score) {
    long now = System.nanoTime();
    if (epochs > assignment.from().epoch()) {
      unreported.add(
          new EpochScore(
              epochs,
              null,
              Double.isFinite(score) ? score : null,
              (now - epochStartNanos) / 1_000_000));
    }
    epochStartNanos = now;
  }

  /** The time that the trial has taken, with that of the attempts that it continues. */
  long millis() {
    return begun.map(KeptState::millis).orElse(0L) + (System.nanoTime() - startNanos) / 1_000_000;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Where the trial pauses, if it does. */
  Optional<Checkpoint> paused() {
    return Optional.ofNullable(paused);
  }

  List<EpochScore> unreported() {
    return unreported;
  }
}
