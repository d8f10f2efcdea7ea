package io.sparktune.study;

import io.sparktune.trial.Checkpoint;
import java.util.List;

/**
 * Where all folds of a trial last were together, which others can go on from.
 *
 * @param merit after this epoch
 * @param checkpoints of the folds in order
 */
record KeptRung(int epoch, double merit, List<Checkpoint> checkpoints) {

  KeptRung {
    checkpoints = List.copyOf(checkpoints);
  }
}
