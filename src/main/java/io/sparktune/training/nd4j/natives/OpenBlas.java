package io.sparktune.training.nd4j.natives;

import com.sun.jna.Function;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenBLAS that ND4J loads. It is older than many processors, AMD's with AVX-512 among them,
 * for which it takes the kernels of AVX2, unless the environment names others as it is loaded.
 */
public final class OpenBlas {

  private static final Logger LOG = LoggerFactory.getLogger(OpenBlas.class);

  /** Names the kernels. */
  static final String VARIABLE = "OPENBLAS_CORETYPE";

  /** Those of AVX-512, for any processor that has it. */
  private static final String AVX512 = "SKYLAKEX";

  private static boolean isChosen;

  private OpenBlas() {}

  /**
   * Loads it with the fastest kernels, if that was not done before, and finds its file.
   *
   * @throws LinkageError if there is none for this platform
   */
  public static Optional<String> load() {
    chooseKernels(InstructionSet.ofThisProcessor());
    Loader.load(openblas.class);
    return Optional.ofNullable(Loader.getLoadedLibraries().get("openblas@.0"));
  }

  /** To be called before anything loads it. Java changes no environment of its own process. */
  static synchronized void chooseKernels(InstructionSet processor) {
    if (isChosen) {
      return;
    }
    isChosen = true;
    if (processor != InstructionSet.AVX512 || System.getenv(VARIABLE) != null) {
      return;
    }
    try {
      Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, AVX512, 0});
    } catch (RuntimeException | LinkageError e) {
      LOG.info("OpenBLAS chooses its kernels itself: {}", e.toString());
    }
  }
}
