package io.sparktune.trial;

import java.util.List;

/** Stands between the epochs of one fold: hears their scores and says how the fold continues. */
public interface EpochCallback {

  /** Whether the fold is still wanted; asked once, before anything is trained. */
  boolean isOpen();

  /**
   * Takes the scores of epochs that were not reported before, and answers within one round trip.
   *
   * @param scores in order, the last one of the epoch just trained
   * @param kept the latest checkpoint of this attempt, or the one that it began with
   */
  EpochDecision pass(List<EpochScore> scores, Checkpoint kept);

  /** Lets everything pass and reports nothing. */
  static EpochCallback open() {
    return new EpochCallback() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
        return EpochDecision.UNHEARD;
      }
    };
  }
}
