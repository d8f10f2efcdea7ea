package io.sparktune.training.nd4j.natives;

import io.sparktune.settings.Sha256;
import java.io.DataOutputStream;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bits that OpenBLAS gives for a few products of matrices. It chooses its kernels by the
 * processor and does not say which ones; with the same digest results are the same.
 */
final class ProductDigest {

  private static final Logger LOG = LoggerFactory.getLogger(ProductDigest.class);
  private static final int DIGITS = 8;

  /** Rows, inner and columns; small enough for one thread, the last one longer than a block. */
  private static final int[][] SHAPES = {{48, 40, 56}, {7, 33, 5}, {6, 3000, 9}};

  private ProductDigest() {}

  static String ofOpenBlas() {
    try {
      Loader.load(openblas.class);
    } catch (LinkageError e) {
      LOG.info("there is no OpenBLAS here: {}", e.toString());
      return "no OpenBLAS";
    }
    return "OpenBLAS "
        + Sha256.of(
                out -> {
                  DataOutputStream numbers = new DataOutputStream(out);
                  for (int[] shape : SHAPES) {
                    for (float each : product(shape[0], shape[1], shape[2])) {
                      numbers.writeInt(Float.floatToRawIntBits(each));
                    }
                  }
                })
            .substring(0, DIGITS);
  }

  private static float[] product(int rows, int inner, int columns) {
    SplittableRandom random = new SplittableRandom(1);
    float[] left = numbers(random, rows * inner);
    float[] right = numbers(random, inner * columns);
    float[] product = new float[rows * columns];
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        left,
        inner,
        right,
        columns,
        0,
        product,
        columns);
    return product;
  }

  private static float[] numbers(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }
}
