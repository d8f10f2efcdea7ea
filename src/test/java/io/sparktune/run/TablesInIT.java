package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyInput;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.SparkDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Delta, Iceberg and databases, queries and sources of Spark as the rows of a study. */
final class TablesInIT {

  private static final String ROWS =
      "SELECT id, id % 7 / 2.0 AS x, concat('k ', id % 3) AS k, if(id * 7 % 60 < 30, 'low', 'high')"
          + " AS y FROM range(60)";

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static StudyResult ofParquet;

  @BeforeAll
  static void tune() throws Exception {
    spark =
        LocalSpark.session()
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.databricks.delta.snapshotPartitions", 1)
            .config("spark.databricks.delta.stats.collect", false)
            .config(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension,"
                    + "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
            .config("spark.sql.catalog.lake.type", "hadoop")
            .config("spark.sql.catalog.lake.warehouse", folder.resolve("lake").toString())
            .getOrCreate();
    rows().orderBy("id").coalesce(1).write().parquet(folder + "/rows");
    ofParquet = tuning("parquet").set("data.path", folder + "/rows").run(spark);
    shuffled().write().format("delta").saveAsTable("birds");
    spark.sql("DELETE FROM birds WHERE id < 20");
    shuffled().writeTo("lake.db.birds").using("iceberg").create();
    spark.sql("DELETE FROM lake.db.birds WHERE id < 20");
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Dataset<Row> rows() {
    return spark.sql(ROWS);
  }

  private static Dataset<Row> shuffled() {
    return rows().repartition(3).sortWithinPartitions("x");
  }

  private static Tuning tuning(String name) {
    return Tuning.of(name)
        .goal("maximize accuracy")
        .set("data.target", "y")
        .set("study.output", folder.toString())
        .set("search.trials", 1)
        .set("training.epochs", 1)
        .set("model.units", IntRange.of(4, 8))
        .set("validation.folds", 2);
  }

  private static void requireSame(Tuning study) throws Exception {
    StudyResult result = study.run(spark);
    String name = study.read().study().name();
    assertThat(manifest(name).path("data_sha256"))
        .isEqualTo(manifest("parquet").path("data_sha256"));
    assertThat(result.winner().score()).isEqualTo(ofParquet.winner().score());
    assertThat(result.winner().holdOut()).isEqualTo(ofParquet.winner().holdOut());
  }

  private static JsonNode manifest(String study) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(study + "/manifest.json").toFile());
  }

  private static String fingerprint(Tuning study) {
    return StudyInput.read(study.read(), SparkDriver.of(spark).files()).fingerprint();
  }

  private static String problem(Tuning study) {
    BadInput problem =
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> study.plan(spark)).actual();
    assertThat(problem.problems()).hasSize(1);
    return problem.problems().get(0);
  }

  @Test
  void aDeltaTableAtAVersion_isTheSameAsItsRowsInParquet() throws Exception {
    requireSame(tuning("delta").set("data.table", "birds").set("data.version", 0));

    assertThat(manifest("delta").path("data_versions").toString())
        .isEqualTo("{\"birds at version 0\":\"0\"}");
    assertThat(
            fingerprint(
                tuning("delta-folder")
                    .set("data.format", "delta")
                    .set("data.path", folder.resolve("warehouse/birds").toString())
                    .set("data.version", 0)))
        .isEqualTo(fingerprint(tuning("delta").set("data.path", folder + "/rows")));
  }

  @Test
  void anIcebergTableAtASnapshot_isTheSameAsItsRowsInParquet() throws Exception {
    long first =
        spark
            .sql("SELECT snapshot_id FROM lake.db.birds.snapshots ORDER BY committed_at")
            .first()
            .getLong(0);
    requireSame(tuning("iceberg").set("data.table", "lake.db.birds").set("data.version", first));

    assertThat(manifest("iceberg").path("data_versions").toString())
        .contains("lake.db.birds at version " + first, ":\"" + first + "\"");
    assertThat(
            fingerprint(
                tuning("iceberg-folder")
                    .set("data.format", "iceberg")
                    .set("data.path", folder.resolve("lake/db/birds").toString())
                    .set("data.version", first)))
        .isEqualTo(fingerprint(tuning("iceberg").set("data.path", folder + "/rows")));
  }

  @Test
  void aQuery_isTheSameAsItsRowsInParquet_inItsOrderIfItHasOne() throws Exception {
    requireSame(
        tuning("query")
            .set(
                "data.sql",
                "WITH b AS (SELECT * FROM birds VERSION AS OF 0) SELECT b.* FROM b LEFT JOIN"
                    + " lake.db.birds o ON b.id = o.id WHERE b.id IN (SELECT id FROM"
                    + " lake.db.birds) OR b.id < 20"));
    JsonNode versions = manifest("query").path("data_versions");
    assertThat(versions.path("birds VERSION AS OF 0").asText()).isEqualTo("0");
    assertThat(versions.has("lake.db.birds")).isTrue();
    assertThat(versions).hasSize(2);

    rows()
        .orderBy(functions.desc("x"), functions.col("id"))
        .coalesce(1)
        .write()
        .parquet(folder + "/by x");
    assertThat(
            fingerprint(
                tuning("ordered")
                    .set("data.sql", "SELECT * FROM birds VERSION AS OF 0 ORDER BY x DESC")))
        .isEqualTo(fingerprint(tuning("ordered").set("data.path", folder + "/by x")));
  }

  @Test
  void aStudyGoesOnWithTheVersionThatItBeganWith() throws Exception {
    spark.sql("CREATE TABLE moving USING delta AS SELECT * FROM birds VERSION AS OF 0");
    spark.sql("CREATE TABLE lake.db.moving USING iceberg AS SELECT * FROM birds VERSION AS OF 0");
    Tuning latest = tuning("latest").set("data.table", "moving");
    Tuning query =
        tuning("joined")
            .set("data.sql", "SELECT a.* FROM moving a JOIN lake.db.moving b ON a.id = b.id");
    latest.run(spark);
    query.run(spark);
    spark.sql("INSERT INTO moving SELECT * FROM birds");
    spark.sql("INSERT INTO lake.db.moving SELECT * FROM birds");
    StudyResult resumed = latest.set("search.trials", 2).run(spark);
    query.set("search.trials", 2).run(spark);

    assertThat(resumed.trials().count()).isEqualTo(2);
    assertThat(manifest("latest").path("data_versions").toString()).isEqualTo("{\"moving\":\"0\"}");
    assertThat(manifest("latest").path("data").asText()).startsWith("moving, version 0: 60 rows");
    assertThat(manifest("joined").path("data_sha256"))
        .isEqualTo(manifest("parquet").path("data_sha256"));
    assertThat(Files.readString(folder.resolve("latest/best.conf"))).contains("version = \"0\"");
    assertThat(tuning("new").set("data.table", "moving").plan(spark).toString())
        .contains("moving, version 1: 100 rows");

    spark.sql("DROP TABLE moving");
    spark.sql("CREATE TABLE moving USING parquet AS SELECT * FROM birds");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> latest.set("search.trials", 3).run(spark))
        .withMessageContaining(
            "data.table: moving cannot be read at version 0, with which the study began (");
  }

  @Test
  void sourcesOfSpark_areTheSameAsTheirRowsInParquet() throws Exception {
    String expected = fingerprint(tuning("all").set("data.path", folder + "/rows"));
    for (String format : List.of("orc", "avro")) {
      rows().coalesce(1).write().format(format).save(folder + "/" + format);
      assertThat(
              fingerprint(
                  tuning("all").set("data.format", format).set("data.path", folder + "/" + format)))
          .as(format)
          .isEqualTo(expected);
    }
    String url = "jdbc:h2:mem:birds;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=false";
    shuffled().write().format("jdbc").option("url", url).option("dbtable", "birds").save();
    Tuning jdbc =
        tuning("all")
            .set("data.format", "jdbc")
            .set("data.options", Map.of("url", url, "dbtable", "birds"));
    assertThat(fingerprint(jdbc)).isEqualTo(expected);
    assertThat(jdbc.plan(spark).toString()).contains("birds (jdbc): 60 rows");
  }

  @Test
  void picturesStayWithTheirLabels() {
    spark
        .sql(
            "SELECT concat('l', id % 3) AS label, array(array(id, id), array(id, id % 3)) AS image"
                + " FROM range(30)")
        .repartition(3)
        .write()
        .saveAsTable("pictures");
    spark
        .table("pictures")
        .orderBy(functions.col("label"), functions.xxhash64(functions.col("image")))
        .coalesce(1)
        .write()
        .parquet(folder + "/pictures");
    Tuning pictures =
        Tuning.of("pictures")
            .goal("maximize accuracy")
            .set("data.kind", "images")
            .set("model.kind", "mlp");
    assertThat(fingerprint(pictures.set("data.table", "pictures")))
        .isEqualTo(fingerprint(pictures.set("data.path", folder + "/pictures")));
  }

  private static String told(String data) {
    return problem(
        Tuning.text(
            "study.conf", "study.goal = \"maximize accuracy\"\ndata { target = y\n" + data + " }"));
  }

  @Test
  void whatIsNotThere_isToldWithItsPlace() {
    assertThat(told("table = none.such"))
        .startsWith(
            "study.conf:3: data.table: Spark finds no such table ([TABLE_OR_VIEW_NOT_FOUND]");
    assertThat(told("table = other.db.birds"))
        .startsWith("study.conf:3: data.table: Spark finds no such table (")
        .endsWith("; no catalog other is configured (--conf spark.sql.catalog.other=...)");
    assertThat(told("table = birds, version = 99"))
        .startsWith("study.conf:3: data.version: birds at version 99 cannot be read (");
    assertThat(told("table = lake.db.birds, timestamp = \"2001-01-01\""))
        .startsWith(
            "study.conf:3: data.timestamp: lake.db.birds as of 2001-01-01 cannot be read (");
    assertThat(told("sql = \"SELECT id, x FROM birds\""))
        .isEqualTo(
            "study.conf:2: data.target: names the column \"y\", which does not exist; did you mean"
                + " \"x\"?");
    assertThat(told("sql = \"SELECT z FROM birds\""))
        .startsWith("study.conf:3: data.sql: cannot run ([UNRESOLVED_COLUMN");
    assertThat(told("sql = \"SELEC z FROM birds\""))
        .startsWith("study.conf:3: data.sql: is no query in Spark's SQL ([PARSE_SYNTAX_ERROR]");
    assertThat(told("sql = \"DROP TABLE birds\""))
        .isEqualTo("study.conf:3: data.sql: is a command, wanted a query, such as SELECT");
    assertThat(told("sql = \"SELECT *, x FROM birds\""))
        .isEqualTo(
            "study.conf:3: data.sql: has several columns x; give all but one another name (AS)");
    assertThat(told("format = mongodb, options { a = 1 }"))
        .isEqualTo(
            "study.conf:3: data.format: Spark has no data source mongodb; start with --packages"
                + " org.mongodb.spark:mongo-spark-connector_2.12:VERSION");
    assertThat(told("format = delta, path = " + folder + "/none"))
        .startsWith("study.conf:3: data.path: " + folder + "/none (delta) cannot be read (");
    assertThat(told("format = jdbc, options { url = \"jdbc:postgresql://h/d\", dbtable = t }"))
        .isEqualTo(
            "study.conf:3: data.options: no driver for its address is there; start with --packages"
                + " org.postgresql:postgresql:VERSION");
    assertThat(spark.catalog().tableExists("birds")).isTrue();
  }
}
