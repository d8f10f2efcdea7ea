package io.sparktune.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import io.sparktune.spark.SparkDriver;
import io.sparktune.study.events.Event;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A study of pretended folds, one to a trial, through the real loop, journal and Spark. Arguments:
 * slots, trials, milliseconds of a fold.
 */
final class Dispatch {

  static final String HEAD =
      "slots,trials,fold_ms,wall_ms,ideal_ms,results_per_s,first_tenth_per_s,last_tenth_per_s,"
          + "cpu_ms,heap_after_collection_mb,others_cores";

  private final int slots;
  private final int trials;
  private final int foldMillis;

  private Dispatch(int slots, int trials, int foldMillis) {
    this.slots = slots;
    this.trials = trials;
    this.foldMillis = foldMillis;
  }

  public static void main(String[] arguments) throws Exception {
    Dispatch dispatch =
        new Dispatch(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    System.setProperty("spark.master", "local[" + dispatch.slots + "]");
    try (SparkDriver spark = SparkDriver.start("dispatch")) {
      String unused = dispatch.run(spark, 8 * dispatch.slots);
      Child.tell(dispatch.run(spark, dispatch.trials));
    }
  }

  private String run(SparkDriver spark, int count) throws Exception {
    long[] tenths = new long[11];
    int[] done = {0};
    PretendedStudy study = new PretendedStudy(count, List.of());
    Meter meter = new Meter();
    tenths[0] = System.nanoTime();
    study.run(
        spark,
        new PretendedFold(foldMillis),
        UnaryOperator.identity(),
        (sequence, event, state) -> {
          if (event instanceof Event.FoldFinished && ++done[0] % Math.max(1, count / 10) == 0) {
            tenths[Math.min(10, done[0] / Math.max(1, count / 10))] = System.nanoTime();
          }
        });
    return line(meter, count, tenths);
  }

  private String line(Meter meter, int count, long[] tenths) {
    double wallMillis = meter.wallMillis();
    double tenth = count / 10.0 * 1e9;
    return String.format(
        Locale.ROOT,
        "%d,%d,%d,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.2f",
        slots,
        count,
        foldMillis,
        wallMillis,
        Math.ceil((double) count / slots) * foldMillis,
        count / wallMillis * 1000,
        tenth / (tenths[1] - tenths[0]),
        tenth / (tenths[10] - tenths[9]),
        meter.cpuMillis(),
        heapAfterCollectionMegabytes(),
        meter.othersCores());
  }

  /** What the last collection left. */
  private static double heapAfterCollectionMegabytes() {
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
            .map(GarbageCollectorMXBean::getLastGcInfo)
            .filter(last -> last != null)
            .max(Comparator.comparing(GcInfo::getEndTime))
            .stream()
            .flatMap(last -> last.getMemoryUsageAfterGc().entrySet().stream())
            .filter(pool -> pool.getKey().startsWith("PS"))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum()
        / 1048576.0;
  }
}
