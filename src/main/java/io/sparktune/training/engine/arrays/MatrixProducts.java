package io.sparktune.training.engine.arrays;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Optional;
import java.util.logging.Level;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Products of matrices whose rows lie one after the other, by the OpenBLAS that ND4J loads, called
 * through netlib of Spark, which copies no array. With one thread the same matrices give the same
 * results to the bit.
 */
public final class MatrixProducts {

  private static final Logger LOG = LoggerFactory.getLogger(MatrixProducts.class);

  /** Netlib reads it once, when its native part is first asked for. */
  private static final String LIBRARY = "dev.ludovic.netlib.blas.nativeLibPath";

  private static final Optional<BLAS> NATIVE = opened();

  private MatrixProducts() {}

  /** Netlib warns of its other implementations, which are not asked for. */
  private static Optional<BLAS> opened() {
    java.util.logging.Logger warnings =
        java.util.logging.Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");
    Level before = warnings.getLevel();
    warnings.setLevel(Level.OFF);
    try {
      Loader.load(openblas.class);
      String library = Loader.getLoadedLibraries().get("openblas@.0");
      if (library != null && System.getProperty(LIBRARY) == null) {
        System.setProperty(LIBRARY, library);
      }
      return Optional.of(NativeBLAS.getInstance());
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "Deeplearning4j trains all networks here, for netlib finds no OpenBLAS: {}",
          e.toString());
      return Optional.empty();
    } finally {
      warnings.setLevel(before);
    }
  }

  /** Whether this machine has the library. */
  public static boolean areNative() {
    return NATIVE.isPresent();
  }

  /**
   * Adds left × right.
   *
   * @param left of {@code rows × inner}
   * @param right of {@code inner × columns}
   * @param sum of {@code rows × columns}
   */
  public static void add(
      float[] left, float[] right, float[] sum, int rows, int inner, int columns) {
    multiply("N", "N", columns, rows, inner, right, columns, left, inner, 1, sum);
  }

  /**
   * Sets left × rightᵀ.
   *
   * @param left of {@code rows × inner}
   * @param right of {@code columns × inner}
   * @param product of {@code rows × columns}
   */
  public static void setByTransposed(
      float[] left, float[] right, float[] product, int rows, int inner, int columns) {
    multiply("T", "N", columns, rows, inner, right, inner, left, inner, 0, product);
  }

  /**
   * Sets leftᵀ × right.
   *
   * @param left of {@code inner × rows}
   * @param right of {@code inner × columns}
   * @param product of {@code rows × columns}
   */
  public static void setOfTransposed(
      float[] left, float[] right, float[] product, int rows, int inner, int columns) {
    multiply("N", "T", columns, rows, inner, right, columns, left, rows, 0, product);
  }

  /** BLAS knows columns that lie one after the other: all is transposed, and left is right. */
  private static void multiply(
      String transposition,
      String otherTransposition,
      int rows,
      int columns,
      int inner,
      float[] matrix,
      int stride,
      float[] other,
      int otherStride,
      float keep,
      float[] product) {
    NATIVE
        .orElseThrow()
        .sgemm(
            transposition,
            otherTransposition,
            rows,
            columns,
            inner,
            1,
            matrix,
            stride,
            other,
            otherStride,
            keep,
            product,
            rows);
  }
}
