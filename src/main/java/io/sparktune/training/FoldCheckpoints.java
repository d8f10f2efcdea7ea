package io.sparktune.training;

import io.sparktune.data.FittedPreparation;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import java.io.IOException;

/** The checkpoints of one attempt at a fold. */
final class FoldCheckpoints {

  private final Checkpoints store;
  private final FoldAssignment assignment;
  private final TrialPlan plan;
  private final FittedPreparation preparation;

  FoldCheckpoints(
      Checkpoints store, FoldAssignment assignment, TrialPlan plan, FittedPreparation preparation) {
    this.store = store;
    this.assignment = assignment;
    this.plan = plan;
    this.preparation = preparation;
  }

  /** The state that the attempt begins with. */
  FoldState read(FoldState.Size size) throws IOException {
    Checkpoint from = assignment.from();
    int bytes = CheckpointFile.bytes(size);
    byte[] file = store.read(assignment.trial().number(), assignment.fold(), from, bytes);
    return CheckpointFile.read(file, key(), from.epoch(), size);
  }

  Checkpoint write(FoldState state) throws IOException {
    Checkpoint at = new Checkpoint(assignment.attempt(), state.epoch());
    byte[] file = CheckpointFile.write(key(), state);
    store.write(assignment.trial().number(), assignment.fold(), at, file);
    return at;
  }

  /** Made when it is needed: most folds are short and keep nothing. */
  private FoldKey key() {
    return FoldKey.of(assignment, plan, preparation);
  }
}
