package io.sparktune.training.nd4j;

import io.sparktune.model.BadConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Outputs of networks as Java arrays. */
final class Matrices {

  private Matrices() {}

  /** Copies a matrix of any order row after row and closes it. */
  static void copyAndClose(INDArray matrix, float[] into, int offset) {
    try (matrix) {
      if (matrix.rank() > 2 && into.length - offset >= matrix.length()) { // of a frozen part
        INDArray rowByRow = matrix.dup('c');
        float[] all = rowByRow.data().asFloat();
        System.arraycopy(all, 0, into, offset, all.length);
        rowByRow.close();
        return;
      }
      if (matrix.rank() != 2) {
        throw new BadConfiguration("the network's output has rank " + matrix.rank() + ", not 2");
      }
      float[] values = matrix.data().asFloat();
      int rows = (int) matrix.size(0);
      int columns = (int) matrix.size(1);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          long place =
              matrix.offset() + (long) row * matrix.stride(0) + (long) column * matrix.stride(1);
          into[offset + row * columns + column] = values[(int) place];
        }
      }
    }
  }
}
