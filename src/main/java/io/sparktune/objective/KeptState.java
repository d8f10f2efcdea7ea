package io.sparktune.objective;

/**
 * The state of a trial after an epoch.
 *
 * @param epoch from 1
 * @param millis that the trial has taken up to there, in all attempts that led to it
 * @param bytes of the objective's own
 */
@SuppressWarnings("ArrayRecordComponent") // on its way between objective and file
public record KeptState(int epoch, long millis, byte[] bytes) {

  public KeptState {
    if (epoch < 1) {
      throw new IllegalArgumentException("the state is that of epoch " + epoch);
    }
  }
}
