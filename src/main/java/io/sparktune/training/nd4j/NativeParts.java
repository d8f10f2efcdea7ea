package io.sparktune.training.nd4j;

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
}
