package io.sparktune.training;

import io.sparktune.data.RowArrays;
import io.sparktune.trial.Costs;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** Measures what a network takes, independent of its predictions. */
final class CostMeter {

  private static final int ROWS = 1000;
  private static final int FEWEST_PASSES = 5;
  private static final int MOST_PASSES = 9;

  /** Of the time of fitting, after which no more passes are made than the fewest. */
  private static final double SHARE = 0.01;

  private CostMeter() {}

  /**
   * The costs of a network that is trained.
   *
   * @param validationRows at least one
   */
  static Costs costs(TrainingRun run, int[] validationRows, long fitMillis) {
    return new Costs(
        run.wholeParameterCount(), predictMillis(run, validationRows, fitMillis), run.fileBytes());
  }

  /**
   * The least time of passes over 1,000 rows: what else the machine does can only add to it (Chen
   * and Revels, arXiv 1608.04295). Always as many rows, so that what a call costs beside its rows
   * weighs the same for any number of validation rows.
   */
  private static double predictMillis(TrainingRun run, int[] validationRows, long fitMillis) {
    int[] rows = new int[ROWS];
    Arrays.setAll(rows, place -> validationRows[place % validationRows.length]);
    PreparedRows prepared = PreparedRows.renumbered(run.data(), rows);
    int[] places = RowArrays.all(ROWS);
    long enough = (long) (SHARE * fitMillis * 1_000_000);
    long least = Long.MAX_VALUE;
    long sum = 0;
    for (int pass = 0; pass < FEWEST_PASSES || (pass < MOST_PASSES && sum < enough); pass++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped while its predictions were timed");
      }
      long start = System.nanoTime();
      run.outputs(prepared, places);
      long nanos = System.nanoTime() - start;
      least = Math.min(least, nanos);
      sum += nanos;
    }
    return least / 1e6 * run.data().passes();
  }
}
