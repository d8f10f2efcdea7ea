package io.sparktune.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures time, this process's CPU time, and that of all others since it was started. */
final class Meter {

  /** Linux counts in hundredths of a second, whatever the kernel's own clock. */
  private static final double MILLIS_OF_TICK = 10;

  private final long startNanos = System.nanoTime();
  private final double startCpuMillis = processCpuMillis();
  private final double startMachineMillis = machineCpuMillis();

  double wallMillis() {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** All threads of this virtual machine, compilers and collectors included. */
  double cpuMillis() {
    return processCpuMillis() - startCpuMillis;
  }

  /** The mean number of cores that other processes kept busy. */
  double othersCores() {
    double others = machineCpuMillis() - startMachineMillis - cpuMillis();
    return Math.max(0, others / wallMillis());
  }

  private static double processCpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }

  /** User, nice, system, interrupt and stolen time of {@code /proc/stat}. */
  private static double machineCpuMillis() {
    String[] ticks = line("/proc/stat", "cpu ").trim().split("\\s+", -1);
    long busy = 0;
    for (int place : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(ticks[place]);
    }
    return busy * MILLIS_OF_TICK;
  }

  /** The resident set of this process, from {@code /proc/self/status}. */
  static double residentMegabytes() {
    return Long.parseLong(line("/proc/self/status", "VmRSS:").replaceAll("[^0-9]", "")) / 1024.0;
  }

  /** The largest that it ever was. */
  static double peakResidentMegabytes() {
    return Long.parseLong(line("/proc/self/status", "VmHWM:").replaceAll("[^0-9]", "")) / 1024.0;
  }

  private static String line(String file, String start) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
