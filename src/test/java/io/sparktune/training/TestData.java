package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataSource;
import io.sparktune.data.Dataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableDataset;
import io.sparktune.space.Values;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.metrics.StandardNumberMetric;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Small data sets, and folds of them. */
public final class TestData {

  public static final Goals ACCURACY =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));
  static final Goals RMSE = Goals.of(new Goal(StandardNumberMetric.RMSE, "", Direction.MINIMIZE));

  public static final SegmentSettings NO_CHECKPOINTS =
      new SegmentSettings(1, SegmentSettings.NEVER);

  private TestData() {}

  /** The standard metrics for the target of the data. */
  public static MeasuredMetrics measured(Dataset data, String... labels) {
    return Metrics.standard().measured(data.target().task(), List.of(), List.of(labels));
  }

  public static TableDataset circles() {
    return GeneratedData.of(new DataSource.Circles(300, 0.05, 0.5), 1);
  }

  /** 1,797 scans of digits, as 64 grey values. */
  public static TableDataset digits() {
    double[][] lines = numbers(Path.of("data-samples/tabular/digits_8x8.csv.gz"));
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 64; column++) {
      int place = column;
      columns.add(
          NumericColumn.of(
              "p" + column, Arrays.stream(lines).mapToDouble(line -> line[place]).toArray()));
    }
    int[] codes = Arrays.stream(lines).mapToInt(line -> (int) line[64]).toArray();
    List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    return new TableDataset(Table.of(columns), ClassTarget.of("digit", labels, codes));
  }

  /** A number that follows two numbers and a category, all targets above 0. */
  public static TableDataset numbers() {
    SplittableRandom random = new SplittableRandom(7);
    int rows = 240;
    double[] x = random.doubles(rows, -1, 1).toArray();
    double[] y = random.doubles(rows, -1, 1).toArray();
    List<String> colours =
        random.ints(rows, 0, 2).mapToObj(code -> code == 0 ? "red" : "blue").toList();
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      target[row] = 50 + 10 * x[row] - 20 * y[row] + (colours.get(row).equals("red") ? 15 : 0);
    }
    Table table =
        Table.of(
            List.of(
                NumericColumn.of("x", x),
                NumericColumn.of("y", y),
                CategoricalColumn.of("colour", colours)));
    return new TableDataset(table, NumberTarget.of("price", target));
  }

  /** Five folds; row i validates in fold i mod 5. */
  public static FoldPlan folds(Dataset data) {
    int[] all = IntStream.range(0, data.rows()).toArray();
    List<Fold> folds =
        IntStream.range(0, 5)
            .mapToObj(
                fold ->
                    new Fold(
                        Arrays.stream(all).filter(row -> row % 5 != fold).toArray(),
                        Arrays.stream(all).filter(row -> row % 5 == fold).toArray()))
            .toList();
    return new FoldPlan(folds, all, new int[0]);
  }

  public static FoldAssignment assignment(int fold, long seed) {
    return new FoldAssignment(new Trial(3, new Values(Map.of()), seed), fold, 1);
  }

  private static double[][] numbers(Path csv) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
