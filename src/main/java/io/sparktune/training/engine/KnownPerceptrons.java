package io.sparktune.training.engine;

import io.sparktune.model.NetworkSettings;
import io.sparktune.model.mlp.MlpSettings;
import java.util.List;

/**
 * Networks of which their settings alone tell that they can be built for any vector, and that the
 * engine trains them, whatever their loss and their updater: who plans a study of them needs no
 * configuration of Deeplearning4j, which takes long to load.
 */
public final class KnownPerceptrons {

  private static final String LACKING = "randomized-relu";

  /** Two layers of fewer units have no more weights between them than an array has room for. */
  private static final int MOST_UNITS = 1 << 15;

  private KnownPerceptrons() {}

  /** Whether these are the settings of one; of others Deeplearning4j's configuration tells. */
  public static boolean include(NetworkSettings settings) {
    return settings instanceof MlpSettings perceptron
        && !perceptron.activation().equals(LACKING)
        && areFew(perceptron.units());
  }

  private static boolean areFew(List<Integer> units) {
    return units.stream().allMatch(each -> each <= MOST_UNITS);
  }
}
