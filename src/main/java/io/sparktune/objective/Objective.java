package io.sparktune.objective;

/** An objective: a function to be maximised or minimised. */
@FunctionalInterface
public interface Objective {

  /**
   * Scores the values of an attempt. Called by as many threads at once as the study has slots.
   *
   * @return a finite number; anything else is a failed trial
   * @throws Exception whatever it is, the trial has failed, and the study continues
   */
  double score(ObjectiveTrial attempt) throws Exception;
}
