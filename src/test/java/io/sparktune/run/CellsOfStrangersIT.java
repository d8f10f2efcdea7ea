package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.InputReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study of numbers with decimal commas and signs, dates and rows without a target: its model
 * reads text as the study did, and typed values as they are.
 */
final class CellsOfStrangersIT {

  private static final int ROWS = 120;

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static String described = "";

  @BeforeAll
  static void tune() throws Exception {
    spark = LocalSpark.session().config("spark.sql.session.timeZone", "Asia/Tokyo").getOrCreate();
    List<String> lines = new ArrayList<>(List.of("price;sold;y"));
    for (int row = 0; row < ROWS; row++) {
      String price = row % 10 == 3 ? "N/A" : row % 10 == 4 ? "n/a" : price(row);
      lines.add(price + ";" + sold(row) + ";" + (row % 20 == 7 ? "" : row + ",25"));
    }
    Files.write(folder.resolve("in.csv"), lines);
    Tuning.of("written")
        .goal("minimize rmse")
        .data(folder.resolve("in.csv").toString(), "y")
        .set("data.delimiter", ";")
        .set("data.decimal", ",")
        .set("data.thousands", ".")
        .set("data.strip", List.of("€"))
        .set("data.missing", List.of("", "N/A"))
        .set("data.missing-target", "drop")
        .set("prepare.dates.hour", "number")
        .set("study.output", folder.toString())
        .set("search.trials", 1)
        .set("training.epochs", 2)
        .set("validation.folds", 2)
        .listener(
            new TuningListener() {
              @Override
              public void dataRead(InputReport input) {
                described = input.summary();
              }
            })
        .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static String price(int row) {
    return String.format(Locale.GERMANY, "%,.2f €", row * 123.25);
  }

  private static String sold(int row) {
    return row % 15 == 0 ? "" : "2024-0%d-1%dT0%d:30:00".formatted(row % 9 + 1, row % 10, row % 8);
  }

  private static double[] predictions(String input, String name) {
    String output = folder.resolve(name).toString();
    new FilePrediction(
            folder + "/written/models/best",
            new DataSource.Files(
                folder.resolve(input).toString(), DataSource.Format.AUTO, semicolons()),
            output)
        .write(spark);
    return predictions(spark.read().parquet(output));
  }

  private static double[] predictions(Dataset<Row> rows) {
    return rows.select("prediction").collectAsList().stream()
        .mapToDouble(row -> row.getDouble(0))
        .toArray();
  }

  private static CsvDialect semicolons() {
    return CsvDialect.STANDARD.withDelimiter(";");
  }

  @Test
  void rowsWithoutATarget_areToldAndPredicted() {
    assertThat(described).contains("114 rows (6 without a target left out), 2 features");
    assertThat(predictions("in.csv", "all")).hasSize(ROWS);
  }

  @Test
  void typedValues_areReadAsTheyAre() {
    Dataset<Row> typed =
        spark
            .range(ROWS)
            .selectExpr(
                "IF(id % 10 IN (3, 4), NULL, id * 123.25D) AS price",
                "IF(id % 15 = 0, NULL, to_timestamp(concat('2024-0', id % 9 + 1, '-1', id % 10,"
                    + " 'T0', id % 8, ':30:00Z'))) AS sold");
    typed.coalesce(1).write().parquet(folder.resolve("typed.parquet").toString());

    double[] expected = predictions("in.csv", "expected");
    TunedModel model = TunedModel.of(folder + "/written/models/best", spark);

    // Batches of other sizes round sums of floats in other ways.
    assertThat(predictions("typed.parquet", "typed")).containsExactly(expected, within(1e-3));
    assertThat(predictions(model.transform(typed))).containsExactly(expected, within(1e-3));
  }

  @Test
  void cellsThatAreWrittenOtherwise_areToldWithTheirPlaces() throws Exception {
    Files.write(
        folder.resolve("other.csv"),
        List.of("price;sold", "1.5 €;2024-01-01", "1,5 €;01/02/2024", "7;n/A"));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> predictions("other.csv", "other"))
        .satisfies(
            error ->
                assertThat(error.problems())
                    .satisfiesExactly(
                        first ->
                            assertThat(first)
                                .contains("other.csv line 2, column \"price\": the cell \"1.5 €\""),
                        second ->
                            assertThat(second)
                                .contains(
                                    "other.csv line 3, column \"sold\": the cell \"01/02/2024\" is"
                                        + " not a date")));
  }
}
