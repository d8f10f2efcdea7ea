package io.sparktune.training.nd4j;

import io.sparktune.training.nd4j.natives.Natives;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/**
 * The number of threads that native maths uses for each fold. The same number gives the same
 * results to the last bit; more than one only pays for networks much larger than the ones that are
 * tuned.
 */
public final class NativeThreads {

  /** ND4J reads them as it begins. */
  private static final String SHAPES = "shapeinfoprovider";

  private static final String OPERATIONS = "opexec";

  /** The number that the process was set to; 0 until it is set. */
  private static final AtomicInteger PER_FOLD = new AtomicInteger();

  static {
    NativeMemory.limit();
    replaceParts();
  }

  private NativeThreads() {}

  /** Takes effect where ND4J has not begun yet; CUDA has parts of its own. */
  private static void replaceParts() {
    ClassLoader classes = NativeThreads.class.getClassLoader();
    if (classes.getResource("nd4j-jcublas.properties") == null) {
      replace(SHAPES, SharedShapes.class);
      replace(OPERATIONS, MendedOperations.class);
    }
  }

  private static void replace(String part, Class<?> by) {
    if (System.getProperty(part) == null) {
      System.setProperty(part, by.getName());
    }
  }

  /**
   * Fixes the number for this process; for the start of an executor. ND4J's own loops never use
   * more than {@code OMP_NUM_THREADS} said when the process began.
   */
  public static void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("the number of native threads is " + threads);
    }
    Natives.begin();
    PER_FOLD.set(threads);
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    if (Nd4j.factory().blas() instanceof Nd4jBlas blas) {
      blas.setMaxThreads(threads);
    }
    applyToThisThread();
    // A failed allocation is a result, not a reason to write files into the working directory.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

  /** OpenMP keeps a number for each thread that calls it: new threads begin with a default. */
  public static void applyToThisThread() {
    Natives.begin();
    int threads = PER_FOLD.get();
    if (threads > 0) {
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }
  }
}
