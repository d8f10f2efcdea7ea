package io.sparktune.report.page;

import io.sparktune.data.DataSource;
import io.sparktune.data.Dataset;
import io.sparktune.data.RowArrays;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.training.diagnostics.Diagnostics;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The folder of a study as another writer of Parquet makes it, for as many trials as are wanted.
 */
public final class RecordedStudy {

  private static final int ROWS = 300;

  private final Path folder;

  private RecordedStudy(Path folder) {
    this.folder = folder;
  }

  /** A study without any table. */
  public static RecordedStudy in(Path folder, String goal) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("study.conf"),
        """
        study { name = recorded, goal = %s, output = "%s" }
        data { path = none.csv, target = class }
        model { units = { int = [8, 256] }, dropout = { real = [0, 0.5] }
                activation = { choice = [relu, tanh, elu] } }
        training { epochs = 30, learning-rate = { real = [1e-4, 1e-1], scale = log } }
        validation { folds = 5 }
        search { trials = 10000, sampler = random }
        """
            .formatted(goal, folder.getParent()));
    return new RecordedStudy(folder);
  }

  /** What a winner predicted for rows of three classes. */
  public RecordedStudy classes() throws IOException {
    Random random = new Random(5);
    float[] probabilities = new float[3 * ROWS];
    int[] truth = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float first = random.nextFloat();
      float second = (1 - first) * random.nextFloat();
      probabilities[3 * row] = first;
      probabilities[3 * row + 1] = second;
      probabilities[3 * row + 2] = 1 - first - second;
      truth[row] = random.nextFloat() < first ? 0 : 1 + random.nextInt(2);
    }
    ClassPredictions predictions =
        new ClassPredictions(List.of("one", "two", "three"), truth, probabilities);
    Files.writeString(folder.resolve("classes.csv"), predictions.byClass().orElseThrow().csv());
    return diagnostics(predictions);
  }

  /** What a winner predicted for rows whose target is a number. */
  public RecordedStudy numbers() throws IOException {
    double[] truth = new Random(6).doubles(ROWS, -5, 5).toArray();
    double[] predicted = new Random(7).doubles(ROWS, -1, 1).toArray();
    Arrays.setAll(predicted, row -> truth[row] + predicted[row]);
    return diagnostics(new NumberPredictions(truth, predicted));
  }

  private RecordedStudy diagnostics(Predictions predictions) throws IOException {
    Dataset data = GeneratedData.of(new DataSource.Circles(ROWS, 0.1, 0.5), 1);
    Files.write(
        folder.resolve(Diagnostics.FILE),
        Diagnostics.of(data, new int[0], RowArrays.all(ROWS), predictions).json());
    return this;
  }

  /** A driver that has ended, and its winner. */
  public RecordedStudy ended(String time, int winner) throws IOException {
    Files.writeString(folder.resolve("result.json"), "{\"ended_at\": \"" + time + "\"}");
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"study": "recorded", "data_sha256": "%s", "winner": {"trial": %d}}
        """
            .formatted(time, winner));
    return this;
  }

  public Path folder() {
    return folder;
  }

  /** Puts rows into a table. */
  public RecordedStudy table(String name, String sql) throws IOException, SQLException {
    Files.createDirectories(folder.resolve("tables").resolve(name));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s/tables/%s/part-0.parquet' (FORMAT parquet)"
              .formatted(sql, folder, name));
    }
    return this;
  }

  /** Finished trials whose scores rise with the learning rate; one in ten is pruned or failed. */
  public RecordedStudy trials(int trials, int folds, int epochs) throws IOException, SQLException {
    String drawn =
        """
        SELECT t AS trial, f AS fold, 0.7 + 0.2 * (t * 37 %% 101) / 101.0 + 0.01 * sin(t * 7 + f) AS s
        FROM range(%d) a(t), range(%d) b(f)
        """
            .formatted(trials, folds);
    String began = "TIMESTAMPTZ '2026-01-31 00:00:00+00' + to_seconds";
    String state =
        "CASE WHEN t % 10 = 7 THEN 'failed' WHEN t % 10 = 3 THEN 'pruned' ELSE 'complete' END";
    table(
        "folds",
        """
        SELECT 'recorded' AS study, trial, fold, 1::BIGINT AS attempt,
          CASE WHEN t.state = 'failed' AND fold = 0 THEN 'failed'
            WHEN t.state = 'complete' THEN 'complete' ELSE 'stopped' END AS state,
          CASE WHEN t.state = 'complete' THEN s END AS score,
          %3$d::BIGINT AS epochs, %4$s(trial * 5.0 + fold) AS started_at,
          %4$s(trial * 5.0 + fold + 4) AS finished_at, 'host-' || (trial %% 3) AS host,
          CASE WHEN t.state = 'failed' AND fold = 0 THEN 'diverged' END AS failure_kind,
          CASE WHEN t.state = 'failed' AND fold = 0 THEN 'loss is NaN in ' || trial END
            AS failure_message, NULL::VARCHAR AS taken_from
        FROM (%1$s) JOIN (SELECT t, %2$s AS state FROM range(%5$d) r(t)) t ON t.t = trial
        """
            .formatted(drawn, state, epochs, began, trials));
    table(
        "epochs",
        """
        SELECT 'recorded' AS study, trial, fold, 1::BIGINT AS attempt, e AS epoch,
          s * (1 - 0.5 / e) AS score, 20::BIGINT AS millis
        FROM (%s), range(1, %d) c(e)
        """
            .formatted(drawn, epochs + 1));
    table(
        "decisions",
        """
        SELECT 'recorded' AS study, t + 1 AS event, %s(t * 5.0) AS decided_at,
          CASE WHEN t = %d THEN 'close' ELSE 'propose' END AS decision, t AS trial,
          CASE WHEN t = %d THEN 'every trial has ended' END AS reason
        FROM range(%d) a(t)
        """
            .formatted(began, trials, trials, trials + 1));
    return table(
        "trials",
        """
        SELECT 'recorded' AS study, t AS trial, %1$s AS state,
          CASE WHEN %1$s = 'complete' THEN (SELECT avg(s) FROM (%2$s) WHERE trial = t) END AS score,
          CASE WHEN %1$s = 'complete' THEN (SELECT stddev(s) FROM (%2$s) WHERE trial = t) END
            AS score_std,
          %3$d::BIGINT AS folds, CASE WHEN %1$s = 'pruned' THEN %5$d ELSE %4$d END::BIGINT AS epochs,
          20::BIGINT AS best_epoch, %6$s(t * 5.0) AS started_at,
          %6$s(t * 5.0 + 8) AS finished_at, t AS seed,
          CASE WHEN %1$s = 'pruned' THEN 'rank 9 of 9' END AS pruned_reason,
          CASE WHEN %1$s = 'failed' THEN 'diverged' END AS failure_kind,
          CASE WHEN %1$s = 'failed' THEN 'loss is NaN in ' || t END AS failure_message,
          json_object('model.units', 8 + t * 31 %% 249, 'model.activation',
            ['relu', 'tanh', 'elu'][1 + t %% 3], 'model.dropout', 0.5 * (t * 17 %% 89) / 89.0,
            'training.learning-rate', pow(10, -4 + 3.0 * (t * 37 %% 101) / 101))::VARCHAR
            AS params_json, (1000 + t %% 50)::DOUBLE AS parameters
        FROM range(%7$d) a(t)
        """
            .formatted(state, drawn, folds, folds * epochs, folds * epochs / 3, began, trials));
  }
}
