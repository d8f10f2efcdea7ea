package io.sparktune.study.state;

import io.sparktune.trial.Checkpoint;

import java.util.List;

/**
 * Where all folds of a trial last were together, which others can go on from.
 *
 * @param merit after this epoch
 * @param checkpoints of the folds in order
 */
record CheckpointedRung(int epoch, double merit, List<Checkpoint> checkpoints) {

  CheckpointedRung {
    checkpoints = List.copyOf(checkpoints);
  }
}
