package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.PredictionReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of Spark's catalog and a folder in partitions, as the rows of a study and to predict. */
final class LakeTableIT {

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult study;

  @BeforeAll
  static void tune() throws Exception {
    spark =
        LocalSpark.session()
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
    rows().repartition(3).write().saveAsTable("birds");
    study = tuning().run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Dataset<Row> rows() {
    return spark.sql(
        "SELECT id, id % 7 / 2.0 AS x, concat('k ', id % 3) AS k, 2020 + id % 2 AS year,"
            + " if(id < 30, 'low', 'high') AS y FROM range(60)");
  }

  private static Tuning tuning() {
    return Tuning.of("birds")
        .goal("maximize accuracy")
        .data("table:birds", "y")
        .set("study.output", folder.toString())
        .set("search.trials", 1)
        .set("training.epochs", 2)
        .set("validation.folds", 2);
  }

  private static PredictionReport predict(String input, String output) {
    return new FilePrediction(
            folder + "/birds/models/best",
            new DataSource.Files(input, DataSource.Format.AUTO, CsvDialect.STANDARD),
            folder.resolve(output).toString())
        .write(spark);
  }

  private static Dataset<Row> predictions(String output) {
    return spark.read().parquet(folder.resolve(output).toString()).orderBy("id");
  }

  private static List<Row> classes(String output) {
    return predictions(output)
        .selectExpr("id", "cast(year AS int)", "k", "prediction")
        .collectAsList();
  }

  private static double[] probabilities(String output) {
    return predictions(output).select("probability_low").collectAsList().stream()
        .mapToDouble(row -> ((Number) row.get(0)).doubleValue())
        .toArray();
  }

  @Test
  void aTableIsTheSame_howeverItsFilesAre() throws Exception {
    assertThat(study.model().features()).containsExactlyInAnyOrder("id", "x", "k", "year");
    rows()
        .orderBy(functions.col("id").desc())
        .repartition(5)
        .write()
        .mode(SaveMode.Overwrite)
        .saveAsTable("other");
    StudyResult again =
        tuning().set("data.path", "table:other").set("study.name", "other").run(spark);

    assertThat(again.winner().holdOut()).isEqualTo(study.winner().holdOut());
    assertThat(again.winner().score()).isEqualTo(study.winner().score());
  }

  @Test
  void tablesAndFoldersInPartitions_arePredictedAlike() {
    rows().write().partitionBy("year", "k").parquet(folder.resolve("parts").toString());
    PredictionReport ofTable = predict("table:birds", "of table");
    PredictionReport ofFolder = predict(folder.resolve("parts").toString(), "of folder");

    assertThat(ofTable.rows()).isEqualTo(60);
    assertThat(ofFolder.rows()).isEqualTo(60);
    assertThat(classes("of table")).hasSize(60).isEqualTo(classes("of folder"));
    // The last bit depends on a row's place in its batch with some kernels of OpenBLAS.
    assertThat(probabilities("of table"))
        .containsExactly(probabilities("of folder"), Offset.offset(1e-6));
    assertThat(ofTable.target().scores().of("accuracy"))
        .isEqualTo(ofFolder.target().scores().of("accuracy"));
    assertThat(spark.read().parquet(folder.resolve("of folder").toString()).schema().apply("year"))
        .asString()
        .contains("LongType");
  }

  @Test
  void aTableThatIsNotThere_isToldWithItsName() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> predict("table:none.such", "nothing"))
        .withMessageContaining("table:none.such: Spark finds no such table (");
    assertThat(folder.resolve("nothing")).doesNotExist();
    assertThat(tuning().plan().toString()).contains("table:birds");
  }
}
