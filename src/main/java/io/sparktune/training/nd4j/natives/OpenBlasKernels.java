package io.sparktune.training.nd4j.natives;

import com.sun.jna.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernels that OpenBLAS takes for its products of matrices. By itself it goes by the model of
 * the processor, and takes kernels of 2008 for models of AMD's that are newer than it is.
 */
final class OpenBlasKernels {

  private static final Logger LOG = LoggerFactory.getLogger(OpenBlasKernels.class);

  /** Where OpenBLAS reads the name of its kernels as it is loaded. */
  private static final String VARIABLE = "OPENBLAS_CORETYPE";

  private static final String BY_MODEL = "by the processor's model";

  private OpenBlasKernels() {}

  /**
   * Names the kernels for this process, unless its environment does; before OpenBLAS is loaded.
   *
   * @return their name, or what they are chosen by
   */
  static String choose(InstructionSet processor) {
    String named = System.getenv(VARIABLE);
    if (named != null) {
      return named;
    }
    return switch (processor) {
      case BASIC -> BY_MODEL;
      case AVX2 -> set("HASWELL");
      case AVX512 -> set("SKYLAKEX");
    };
  }

  /** Java cannot change the environment that native code reads. */
  private static String set(String kernels) {
    try {
      NativeLibrary.getProcess()
          .getFunction("setenv")
          .invokeInt(new Object[] {VARIABLE, kernels, 1});
      return kernels;
    } catch (LinkageError e) {
      LOG.info("{} cannot be set here: {}", VARIABLE, e.toString());
      return BY_MODEL;
    }
  }
}
