package io.sparktune.training;

import io.sparktune.data.FittedPreparation;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import java.io.IOException;

/** The checkpoints of one attempt at a fold. */
final class FoldCheckpoints {

  private final Checkpoints store;
  private final FoldAssignment assignment;
  private final FoldKey key;

  FoldCheckpoints(
      Checkpoints store, FoldAssignment assignment, TrialPlan plan, FittedPreparation preparation) {
    this.store = store;
    this.assignment = assignment;
    this.key = FoldKey.of(assignment, plan, preparation);
  }

  /** The state that the attempt begins with. */
  FoldState read(FoldState.Size size) throws IOException {
    Checkpoint from = assignment.from();
    byte[] bytes = store.read(key.trial(), key.fold(), from, CheckpointFile.bytes(size));
    return CheckpointFile.read(bytes, key, from.epoch(), size);
  }

  Checkpoint write(FoldState state) throws IOException {
    Checkpoint at = new Checkpoint(assignment.attempt(), state.epoch());
    store.write(key.trial(), key.fold(), at, CheckpointFile.write(key, state));
    return at;
  }
}
