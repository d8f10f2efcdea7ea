package io.sparktune.training.checkpoints;

import io.sparktune.trial.Checkpoint;
import java.io.IOException;

/** A store of folds' checkpoints, within reach of every executor. */
public interface Checkpoints {

  /**
   * Keeps a checkpoint: wholly, or not at all. One of the same name is replaced; it differs at most
   * in its measured times.
   *
   * @param at the attempt that writes, and the epoch after which it does
   */
  void write(int trial, int fold, Checkpoint at, byte[] bytes) throws IOException;

  /**
   * The bytes of a checkpoint.
   *
   * @throws IOException if there is none, or one of more bytes than these
   */
  byte[] read(int trial, int fold, Checkpoint at, int mostBytes) throws IOException;

  /** Keeps nothing: no fold can be paused. */
  static Checkpoints none() {
    return new Checkpoints() {
      @Override
      public void write(int trial, int fold, Checkpoint at, byte[] bytes) throws IOException {
        throw new IOException("there is no place for checkpoints");
      }

      @Override
      public byte[] read(int trial, int fold, Checkpoint at, int mostBytes) throws IOException {
        throw new IOException("there is no place for checkpoints");
      }
    };
  }
}
