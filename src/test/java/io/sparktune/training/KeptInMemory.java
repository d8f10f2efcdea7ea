package io.sparktune.training;

import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.trial.Checkpoint;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checkpoints in a map, or nowhere. */
final class KeptInMemory implements Checkpoints {

  private record Name(int trial, int fold, Checkpoint at) {}

  private final Map<Name, byte[]> files = new ConcurrentHashMap<>();
  private IOException broken;

  /** From now on nothing can be written. */
  void breakDown(IOException reason) {
    broken = reason;
  }

  @Override
  public void write(int trial, int fold, Checkpoint at, byte[] bytes) throws IOException {
    if (broken != null) {
      throw broken;
    }
    files.put(new Name(trial, fold, at), bytes.clone());
  }

  @Override
  public byte[] read(int trial, int fold, Checkpoint at, int mostBytes) throws IOException {
    byte[] bytes = files.get(new Name(trial, fold, at));
    if (bytes == null || bytes.length > mostBytes) {
      throw new IOException("there is no " + at + " of at most " + mostBytes + " bytes");
    }
    return bytes.clone();
  }

  int size() {
    return files.size();
  }
}
