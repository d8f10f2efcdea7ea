package io.sparktune.study.state;

import io.sparktune.trial.Checkpoint;
import java.util.List;

/**
 * The last epoch after which all folds of a trial have checkpoints, from which others can resume.
 *
 * @param merit after this epoch
 * @param checkpoints of the folds in order
 */
record CheckpointedRung(int epoch, double merit, List<Checkpoint> checkpoints) {

  CheckpointedRung {
    checkpoints = List.copyOf(checkpoints);
  }
}
