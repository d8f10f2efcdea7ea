package org.nd4j.nativeblas;

import io.sparktune.training.nd4j.natives.Natives;

/**
 * A class that ND4J 1.0.0-M2.1 has moved to another package, while Deeplearning4j asks it here, by
 * this name and by reflection, whether layers may use oneDNN; without it they never do. Nothing
 * else is here. A later release that asks elsewhere can do without.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** The environment of the natives, as far as Deeplearning4j asks it. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether the natives of this process have oneDNN, which was called MKL-DNN. */
    public boolean isUseMKLDNN() {
      return Natives.haveOneDnn();
    }
  }
}
