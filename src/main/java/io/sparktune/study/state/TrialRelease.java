package io.sparktune.study.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a trial that may be trained now.
 *
 * @param folds how many of the first folds may be trained
 * @param pauseAfter the epoch after which they pause
 * @param judged for each number of first folds, the last epoch at which they were judged
 */
record TrialRelease(int folds, int pauseAfter, List<Integer> judged) {

  TrialRelease {
    judged = List.copyOf(judged);
  }

  TrialRelease withFolds(int more) {
    return new TrialRelease(more, pauseAfter, judged);
  }

  TrialRelease pausingAfter(int epoch) {
    return new TrialRelease(folds, epoch, judged);
  }

  TrialRelease judged(int firstFolds, int epoch) {
    List<Integer> later = new ArrayList<>(judged);
    later.set(firstFolds - 1, epoch);
    return new TrialRelease(folds, pauseAfter, later);
  }

  int judgedAt(int firstFolds) {
    return judged.get(firstFolds - 1);
  }
}
