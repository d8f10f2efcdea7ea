package io.sparktune.training.nd4j;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The native memory of networks, which no garbage collector frees. */
public final class Networks {

  private Networks() {}

  /**
   * Frees a network and the workspaces of the calling thread. Deeplearning4j's own {@code close}
   * and ND4J's {@code destroyAllWorkspacesForCurrentThread} also start a garbage collection of the
   * whole process, which takes as long as a small fold.
   */
  public static void release(MultiLayerNetwork network) {
    close(network.params());
    close(network.getGradientsViewArray());
    Updater updater = network.getUpdater(false);
    close(updater == null ? null : updater.getStateViewArray());
    releaseWorkspaces();
  }

  private static void releaseWorkspaces() {
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
  }

  private static void close(INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
