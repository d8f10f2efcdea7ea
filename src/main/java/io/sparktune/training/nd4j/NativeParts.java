package io.sparktune.training.nd4j;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of ours that take the place of ND4J's own: shared shapes, and operations and distributions
 * whose faults are mended. ND4J reads the names once, as it begins, which the first network of a
 * process makes it do; so they are given before any network is read or built. CUDA has parts of its
 * own.
 */
public final class NativeParts {

  static final String SHAPES = "shapeinfoprovider";
  static final String OPERATIONS = "opexec";
  static final String DISTRIBUTIONS = "dist";

  private static final Logger LOG = LoggerFactory.getLogger(NativeParts.class);
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private NativeParts() {}

  /** Names the parts, unless somebody has named others. Loads no class of ND4J. */
  public static void replace() {
    ClassLoader classes = NativeParts.class.getClassLoader();
    if (classes.getResource("nd4j-jcublas.properties") == null) {
      String here = NativeParts.class.getPackageName();
      replace(SHAPES, here + ".SharedShapes");
      replace(OPERATIONS, here + ".MendedOperations");
      replace(DISTRIBUTIONS, here + ".MendedDistributions");
    }
  }

  private static void replace(String part, String by) {
    if (System.getProperty(part) == null) {
      System.setProperty(part, by);
    }
  }

  /** Warns once of parts that ND4J has not taken, as it began before they were named. */
  static void warnOfOthers() {
    String others = others();
    if (!others.isEmpty() && WARNED.compareAndSet(false, true)) {
      LOG.warn(
          "ND4J began before Sparktune in this process, so that faults of its native code are not"
              + " mended: some operations are wrong and some never end; start Java with {}",
          others);
    }
  }

  /** The options that this process lacks: with them, ND4J would have all parts. */
  static String others() {
    return othersThanNamed(
        Map.of(
            SHAPES, Nd4j.getShapeInfoProvider(),
            OPERATIONS, Nd4j.getExecutioner(),
            DISTRIBUTIONS, Nd4j.getDistributions()));
  }

  /** The options that would have given ND4J the parts which it does not have. */
  static String othersThanNamed(Map<String, Object> partByName) {
    return partByName.entrySet().stream()
        .filter(part -> isNamedOtherwise(part.getKey(), part.getValue()))
        .map(part -> "-D" + part.getKey() + "=" + System.getProperty(part.getKey()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static boolean isNamedOtherwise(String part, Object taken) {
    String named = System.getProperty(part);
    return named != null && !named.equals(taken.getClass().getName());
  }
}
