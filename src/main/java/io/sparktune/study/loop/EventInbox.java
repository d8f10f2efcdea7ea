package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;

/** The loop's ear, for runners. May be called from any thread. */
public interface EventInbox {

  /** Hands an event over and returns at once. */
  void tell(Event event);

  /**
   * Ends the study with a failure that is no trial's: what is in training is trained again by the
   * next driver.
   */
  default void fail(RuntimeException failure) {
    throw failure;
  }

  /** Hands scores over and waits a moment for what follows from them. */
  EpochDecision ask(Event.EpochsScored scores);

  /** Whether this attempt of a fold is still waited for. Never waits. */
  boolean wants(int trial, int fold, int attempt);
}
