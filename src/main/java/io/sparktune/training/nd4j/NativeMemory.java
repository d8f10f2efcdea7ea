package io.sparktune.training.nd4j;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory of the process beyond which native allocations fail. */
final class NativeMemory {

  private static final String LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  /** Of the machine or the container, which ends the process at the whole. */
  private static final double SHARE = 0.95;

  private NativeMemory() {}

  /**
   * Sets the limit, where nobody has: by itself it is twice the heap, which a large table outside
   * the heap fills. Takes effect where ND4J has not begun yet.
   */
  static void limit() {
    if (System.getProperty(LIMIT) == null
        && System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
      long all =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
      long least = 2 * Runtime.getRuntime().maxMemory();
      System.setProperty(LIMIT, Long.toString(Math.max(least, (long) (all * SHARE))));
    }
  }
}
