package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a study under names in Spark's catalog. */
final class CatalogSinkIT {

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark =
        LocalSpark.session()
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
    spark.sql("CREATE DATABASE lake");
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Tuning tuning(String name, String parameter) {
    return Tuning.text(
        "study.conf",
        """
        study { goal = "maximize accuracy", name = %s, output = "%s" }
        data { source = { moons { count = 60 } } }
        training.epochs = 2, validation.folds = 2, search.trials = 2
        %s = { int = [2, 8] }
        sinks = [{ table { name = lake.moons_trials } }]
        """
            .formatted(name, folder, parameter));
  }

  private static List<Row> rows(String query) {
    return spark.sql(query).collectAsList();
  }

  @Test
  void theTablesAreThose_ofTheLastStudyOfTheName() throws Exception {
    tuning("first", "model.units").run(spark);

    assertThat(rows("SELECT rank FROM lake.moons_trials ORDER BY rank"))
        .extracting(row -> row.getLong(0))
        .containsExactly(1L, 2L);
    assertThat(rows("SELECT * FROM lake.moons_folds")).hasSize(4);
    assertThat(rows("DESCRIBE lake.moons_trials"))
        .extracting(row -> row.getString(0) + ": " + row.getString(1) + ", " + row.getString(2))
        .contains(
            "score: double, mean of the first goal's metric over the folds; NULL unless complete",
            "param_model_units: bigint, the parameter model.units");

    tuning("first", "model.units").set("search.trials", 3).run(spark);
    spark.catalog().refreshTable("lake.moons_trials"); // this session has asked before
    assertThat(rows("SELECT * FROM lake.moons_trials")).hasSize(3);

    tuning("second", "training.batch-size").run(spark);
    spark.catalog().refreshTable("lake.moons_trials");
    assertThat(rows("SELECT DISTINCT study, param_training_batch_size > 1 FROM lake.moons_trials"))
        .extracting(Row::toString)
        .containsExactly("[second,true]");
    assertThat(spark.table("lake.moons_trials").columns()).doesNotContain("param_model_units");
    assertThat(folder.resolve("first/tables/trials")).isNotEmptyDirectory();
  }

  @Test
  void tablesOfOthersAndMissingDatabases_areToldBeforeTheFirstTrial() {
    spark.sql("CREATE TABLE lake.mine_trials USING parquet AS SELECT 1 AS x");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(
            () ->
                tuning("third", "model.units")
                    .override("sinks=[{ table { name = lake.mine_trials } }]")
                    .run(spark))
        .withMessageContaining("mine_trials is a table that no study has made");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(
            () ->
                tuning("third", "model.units")
                    .override("sinks=[{ table { name = none.trials } }]")
                    .run(spark))
        .withMessageContaining("there is no database none in Spark's catalog");
    assertThat(folder.resolve("third/journal")).doesNotExist();
    assertThat(rows("SELECT * FROM lake.mine_trials")).hasSize(1);
  }
}
