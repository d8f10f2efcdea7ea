package io.sparktune.training.checkpoints;

import io.sparktune.data.FittedInputs;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.util.List;

/** The checkpoints of one attempt at a fold. */
public final class FoldCheckpoints {

  private final Checkpoints store;
  private final FoldAssignment assignment;
  private final List<TrialSettings> plans;
  private final FittedInputs preparation;

  /**
   * The checkpoints of an attempt.
   *
   * @param plans of the trial's lineage
   */
  public FoldCheckpoints(
      Checkpoints store,
      FoldAssignment assignment,
      List<TrialSettings> plans,
      FittedInputs preparation) {
    this.store = store;
    this.assignment = assignment;
    this.plans = plans;
    this.preparation = preparation;
  }

  /** The state that the attempt begins with. */
  public FoldState read(FoldState.Size size) throws IOException {
    Checkpoint from = assignment.from();
    Trial trainer = assignment.trial().trainerOf(from.epoch());
    int bytes = CheckpointFile.bytes(size);
    byte[] file = store.read(trainer.number(), assignment.fold(), from, bytes);
    return CheckpointFile.read(file, key(trainer), from.epoch(), size);
  }

  public Checkpoint write(FoldState state) throws IOException {
    Checkpoint at = new Checkpoint(assignment.attempt(), state.epoch());
    byte[] file = CheckpointFile.write(key(assignment.trial()), state);
    store.write(assignment.trial().number(), assignment.fold(), at, file);
    return at;
  }

  /** Made when it is needed: most folds are short and keep nothing. */
  private CheckpointKey key(Trial trainer) {
    List<TrialSettings> its = plans.subList(0, trainer.lineage().size());
    return CheckpointKey.of(trainer, assignment.fold(), its, preparation);
  }
}
