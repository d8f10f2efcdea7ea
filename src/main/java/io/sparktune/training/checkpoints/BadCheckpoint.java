package io.sparktune.training.checkpoints;

import java.io.IOException;

/** A checkpoint cannot be resumed from; the message says why. */
final class BadCheckpoint extends IOException {

  private static final long serialVersionUID = 1L;

  BadCheckpoint(String message) {
    super(message);
  }
}
