package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.RowArrays;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.space.Values;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The memory in which two folds of a large table train for an epoch, one after the other or side by
 * side. Arguments: slots, rows, columns.
 */
final class RowMemory {

  static final String HEAD = "slots,rows,columns,seconds,resident_mb,peak_resident_mb";

  private static final int FOLDS = 2;
  private static final String STUDY =
      """
      data.source = { circles {} }
      study.goal = "maximize accuracy"
      model { layers = 1, units = 16 }
      training { epochs = 1, batch-size = 1024 }
      """;

  private RowMemory() {}

  public static void main(String[] arguments) throws Exception {
    int slots = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    int columns = Integer.parseInt(arguments[2]);
    NativeThreads.use(1);
    StudyFile file = StudyFile.read("rows.conf", STUDY, List.of(), Set.of());
    Values values = file.space().valuesAt(new double[0]);
    TrialSettings plan = file.trialSettings().apply(values);
    FoldTraining training =
        new FoldTraining(
            table(rows, columns),
            folds(rows),
            file.metrics().goals(),
            file.metrics().measured(),
            file.segments());
    Meter meter = new Meter();
    ExecutorService pool = Executors.newFixedThreadPool(slots);
    List<Future<FoldResult>> results = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      FoldAssignment assignment = new FoldAssignment(new Trial(0, values, 1), fold, 1);
      results.add(
          pool.submit(
              () ->
                  training.train(
                      assignment,
                      List.of(plan),
                      EpochCallback.open(),
                      Checkpoints.none(),
                      "bench",
                      "bench")));
    }
    for (Future<FoldResult> result : results) {
      if (!(result.get().outcome() instanceof FoldOutcome.Scored)) {
        throw new IllegalStateException(result.get().toString());
      }
    }
    pool.shutdown();
    Child.tell(
        String.format(
            Locale.ROOT,
            "%d,%d,%d,%.1f,%.0f,%.0f",
            slots,
            rows,
            columns,
            meter.wallMillis() / 1000,
            Meter.residentMegabytes(),
            Meter.peakResidentMegabytes()));
  }

  private static TableDataset table(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(1);
    int[] labels = new int[rows];
    List<NumericColumn> features = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      double[] cells = new double[rows];
      Arrays.setAll(cells, row -> (float) random.nextDouble());
      features.add(NumericColumn.of("x" + column, cells));
      for (int row = 0; row < rows; row++) {
        labels[row] ^= cells[row] > 0.9 ? 1 : 0;
      }
    }
    return new TableDataset(
        Table.of(features), ClassTarget.of("y", List.of("even", "odd"), labels));
  }

  private static FoldPlan folds(int rows) {
    int[] all = RowArrays.all(rows);
    List<Fold> folds = new ArrayList<>();
    for (int part = 0; part < FOLDS; part++) {
      int rest = part;
      int[] validation = Arrays.stream(all).filter(row -> row % 5 == rest).toArray();
      folds.add(new Fold(RowArrays.without(all, validation), validation));
    }
    return new FoldPlan(folds, all, new int[0]);
  }
}
