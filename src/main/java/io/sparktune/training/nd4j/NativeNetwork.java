package io.sparktune.training.nd4j;

import io.sparktune.training.checkpoints.NetworkState;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Updater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The state of a network of Deeplearning4j, in either form, and its native memory. */
abstract class NativeNetwork implements TrainableNetwork {

  abstract Model network();

  /** The updater, made if there is none yet. */
  abstract Updater updater();

  /** The updater, null if there is none yet. */
  abstract Updater existingUpdater();

  /** Iterations so far, on which learning rates and Adam's bias correction depend. */
  abstract int iterations();

  abstract void setIterations(int iterations);

  @Override
  public final int parameterCount() {
    return Math.toIntExact(network().numParams());
  }

  @Override
  public final int updaterCount() {
    INDArray state = updater().getStateViewArray();
    return state == null ? 0 : Math.toIntExact(state.length());
  }

  @Override
  public final NetworkState state() {
    INDArray updater = updater().getStateViewArray();
    return new NetworkState(
        iterations(),
        network().params().data().asFloat(),
        updater == null ? new float[0] : updater.data().asFloat());
  }

  @Override
  public final void resume(NetworkState state) {
    setIterations(state.iterations());
    try (INDArray parameters = Nd4j.createFromArray(state.parameters())) {
      network().setParams(parameters);
    }
    if (state.updater().length > 0) {
      try (INDArray updater = Nd4j.createFromArray(state.updater())) {
        updater().getStateViewArray().assign(updater);
      }
    }
  }

  /**
   * Frees the network and the workspaces of the calling thread. Deeplearning4j's own {@code close}
   * and ND4J's {@code destroyAllWorkspacesForCurrentThread} also start a garbage collection of the
   * whole process, which takes as long as a small fold.
   */
  @Override
  public final void close() {
    free(network().params());
    free(network().getGradientsViewArray());
    Updater updater = existingUpdater();
    free(updater == null ? null : updater.getStateViewArray());
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
  }

  private static void free(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
