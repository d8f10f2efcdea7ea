package io.sparktune.bench;

import io.sparktune.study.events.Event;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** Samples this process's memory over one long study. Argument: trials. */
final class MemoryGrowth {

  static final String HEAD = "folds,share,resident_mb,javacpp_mb,others_cores";

  private static final int SLOTS = 2;

  private MemoryGrowth() {}

  public static void main(String[] arguments) throws Exception {
    try (SparktuneSearch search = new SparktuneSearch(SLOTS)) {
      Workload workload = Workload.read(search.spark(), Integer.parseInt(arguments[0]));
      int[] done = {0};
      int folds = workload.fits().size();
      Meter meter = new Meter();
      Measurement unused =
          search.run(
              workload,
              "memory",
              1,
              (sequence, event, state) -> {
                if (event instanceof Event.FoldFinished && ++done[0] * 10 % folds < 10) {
                  Child.tell(line(done[0], (double) done[0] / folds, meter));
                }
              });
    }
  }

  private static String line(int folds, double share, Meter meter) {
    return String.format(
        Locale.ROOT,
        "%d,%.2f,%.1f,%.2f,%.2f",
        folds,
        share,
        Meter.residentMegabytes(),
        Pointer.totalBytes() / 1048576.0,
        meter.othersCores());
  }
}
