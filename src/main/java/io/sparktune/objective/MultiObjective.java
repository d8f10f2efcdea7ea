package io.sparktune.objective;

/** An objective with several goals. */
@FunctionalInterface
public interface MultiObjective {

  /**
   * Scores the values of an attempt. Called by as many threads at once as the study has slots.
   *
   * @return a finite number for each of the study's goals, in their order; anything else is a
   *     failed trial
   * @throws Exception whatever it is, the trial has failed, and the study continues
   */
  double[] scores(ObjectiveTrial attempt) throws Exception;
}
