package io.sparktune.objective;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import java.io.IOException;

/** A store of the states of trials in training, within reach of whoever continues one. */
public interface ObjectiveStates {

  /**
   * The state that an attempt begins with.
   *
   * @throws IOException if there is none, or it is damaged or another trial's
   */
  KeptState read(FoldAssignment assignment) throws IOException;

  /** Keeps a state: wholly, or not at all. */
  void write(FoldAssignment assignment, Checkpoint at, KeptState state) throws IOException;

  /** Keeps nothing: a trial that is continued begins anew. */
  static ObjectiveStates none() {
    return new ObjectiveStates() {
      @Override
      public KeptState read(FoldAssignment assignment) throws IOException {
        throw new IOException("there is no place for states");
      }

      @Override
      public void write(FoldAssignment assignment, Checkpoint at, KeptState state)
          throws IOException {
        throw new IOException("there is no place for states");
      }
    };
  }
}
