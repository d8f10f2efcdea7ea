package io.sparktune.spark.input;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory that the driver has for rows. */
final class InputMemory {

  /** Of what the heap leaves: networks and Java itself take the rest. */
  private static final double LARGEST_SHARE = 0.9;

  private InputMemory() {}

  /** That of the machine or the container beside the Java heap. */
  static long outsideHeap() {
    long all =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return (long) ((all - Runtime.getRuntime().maxMemory()) * LARGEST_SHARE);
  }
}
