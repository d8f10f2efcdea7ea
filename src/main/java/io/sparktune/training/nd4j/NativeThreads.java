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

  /** The number that the process was set to; 0 until it is set. */
  private static final AtomicInteger PER_FOLD = new AtomicInteger();

  static {
    NativeMemory.limit();
    NativeParts.replace();
  }

  private NativeThreads() {}

  /**
   * Fixes the number for this process; for the start of an executor. ND4J's own loops never use
   * more than {@code OMP_NUM_THREADS} said when the process began.
   */
  public static void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("the number of native threads is " + threads);
    }
    Natives.begin();
    NativeParts.warnOfOthers();
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
