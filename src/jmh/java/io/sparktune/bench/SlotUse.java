package io.sparktune.bench;

import io.sparktune.spark.SparkDriver;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.Runner;
import io.sparktune.trial.FoldResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Measures the use of slots where folds differ in length and the sampler learns from each, and the
 * use with batches that wait for their last. The time counts until as many trials are left as there
 * are slots. Arguments: slots, trials (a multiple of the slots), median milliseconds and sigma of
 * the log-normal lengths, the sampler.
 */
final class SlotUse {

  static final String HEAD = "dispatch,slots,trials,sampler,wall_ms,utilisation";

  private final int slots;
  private final int trials;
  private final PretendedFold fold;
  private final String sampler;

  private SlotUse(int slots, int trials, PretendedFold fold, String sampler) {
    this.slots = slots;
    this.trials = trials;
    this.fold = fold;
    this.sampler = sampler;
  }

  public static void main(String[] arguments) throws Exception {
    SlotUse use =
        new SlotUse(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            new PretendedFold(Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3])),
            arguments[4]);
    System.setProperty("spark.master", "local[" + use.slots + "]");
    try (SparkDriver spark = SparkDriver.start("dispatch")) {
      String unused = use.measured(spark, "warm-up", 4 * use.slots, UnaryOperator.identity());
      Child.tell(use.measured(spark, "as slots become free", use.trials, runner -> runner));
      Child.tell(
          use.measured(
              spark,
              "batches of " + use.slots,
              use.trials,
              runner -> new BatchRunner(runner, use.slots)));
    }
  }

  private String measured(
      SparkDriver spark, String dispatch, int count, UnaryOperator<Runner> runner)
      throws Exception {
    List<FoldResult> results = new ArrayList<>();
    Instant begun = Instant.now();
    new PretendedStudy(count, List.of("search.sampler=" + sampler))
        .run(
            spark,
            fold,
            runner,
            (sequence, event, state) -> {
              if (event instanceof Event.FoldFinished finished) {
                results.add(finished.result());
              }
            });
    Instant end = results.get(results.size() - slots).finishedAt();
    long busy = 0;
    for (FoldResult result : results) {
      Instant until = result.finishedAt().isBefore(end) ? result.finishedAt() : end;
      busy += Math.max(0, Duration.between(result.startedAt(), until).toMillis());
    }
    long wall = Duration.between(begun, end).toMillis();
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%s,%d,%.3f",
        dispatch,
        slots,
        count,
        sampler,
        wall,
        busy / (double) (wall * slots));
  }
}
