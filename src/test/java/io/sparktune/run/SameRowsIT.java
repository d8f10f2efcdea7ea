package io.sparktune.run;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.data.folds.Validation;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.SparkDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in every format and type are the same rows. */
final class SameRowsIT {

  @TempDir private static Path folder;

  private static final int ROWS = 60;

  private static SparkSession spark;

  /** By the format and the type of the numbers. */
  private static final Map<String, String> INPUTS = new LinkedHashMap<>();

  @BeforeAll
  static void write() throws Exception {
    spark = LocalSpark.session().getOrCreate();
    StructType schema =
        new StructType()
            .add("x", DataTypes.DoubleType)
            .add("k", DataTypes.IntegerType)
            .add("open", DataTypes.BooleanType)
            .add("day", DataTypes.StringType)
            .add("y", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of("x,k,open,day,y"));
    for (int i = 0; i < ROWS; i++) {
      double x = (i * 37 % 100 - 30) / 10.0;
      String day = "2024-02-0" + (1 + i % 3);
      String label = (i * 37 % 100) / 10 % 2 == i % 2 ? "yes" : "no";
      rows.add(RowFactory.create(x, i * 7 % 5, i % 2 == 0, day, label));
      lines.add(
          List.of(x + "", i * 7 % 5, i % 2 == 0 ? "True" : "False", day, label).stream()
              .map(String::valueOf)
              .reduce((one, other) -> one + "," + other)
              .orElseThrow());
    }
    Files.write(folder.resolve("rows.csv"), lines);
    INPUTS.put("csv", folder.resolve("rows.csv").toString());
    List<String> points =
        lines.stream().map(line -> line.replaceFirst("(,)(\\d)(,)", "$1$2.00$3")).toList();
    Files.write(folder.resolve("points.csv"), points);
    INPUTS.put("csv with points", folder.resolve("points.csv").toString());
    Dataset<Row> frame = spark.createDataFrame(rows, schema).coalesce(1);
    for (String type : List.of("int", "bigint", "float", "double", "decimal(10,2)")) {
      parquet("parquet of " + type, frame.withColumn("k", col("k").cast(type)));
    }
    parquet("parquet of floats", frame.withColumn("x", col("x").cast("float")));
    parquet("parquet of dates", frame.withColumn("day", col("day").cast("date")));
    parquet("parquet of timestamps", frame.withColumn("day", utc(col("day"))));
    for (String format : List.of("orc", "json", "avro")) {
      String path = folder + "/" + format;
      frame.write().format(format).save(path);
      INPUTS.put(format, path);
    }
    INPUTS.put("orc of doubles", folder + "/orc of doubles");
    frame.withColumn("k", col("k").cast("double")).write().orc(INPUTS.get("orc of doubles"));
  }

  private static Column utc(Column day) {
    return day.cast("timestamp_ntz");
  }

  private static void parquet(String name, Dataset<Row> rows) {
    String path = folder + "/" + name;
    rows.write().parquet(path);
    INPUTS.put(name, path);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static DataSource.Files files(String path) {
    return new DataSource.Files(path, DataSource.Format.AUTO, CsvDialect.STANDARD);
  }

  private static KeyedDataset read(String path, String target, String group) {
    return TableBuilder.build(
        SparkDriver.of(spark).files().table(files(path)),
        new ColumnRoles(
            target,
            TargetKind.CLASSES,
            group,
            "",
            List.of(),
            List.of(),
            target.equals("y") ? List.of("open") : List.of(),
            List.of()));
  }

  private static FoldPlan folds(KeyedDataset data) {
    return FoldPlanner.plan(
        data.dataset().target(), data.keys(), new Validation.Grouped(2), 0.2, 1);
  }

  @Test
  void theyHaveOneFingerprintAndOnePlanOfFolds() {
    for (String target : List.of("y", "k", "open")) {
      KeyedDataset expected = read(INPUTS.get("csv"), target, target.equals("k") ? "day" : "k");
      INPUTS.forEach(
          (name, path) -> {
            KeyedDataset data = read(path, target, target.equals("k") ? "day" : "k");
            assertThat(data.dataset().digest()).as(name).isEqualTo(expected.dataset().digest());
            assertThat(folds(data)).as(name).usingRecursiveComparison().isEqualTo(folds(expected));
          });
    }
  }

  @Test
  void theyTrainOneModel_whichPredictsTheSameForAll() throws Exception {
    List<byte[]> models = new ArrayList<>();
    for (String name : List.of("csv", "parquet of decimal(10,2)", "json")) {
      Tuning.of("same")
          .data(INPUTS.get(name), "y")
          .goal("maximize accuracy")
          .set("study.output", folder + "/runs of " + name)
          .set("data.categorical", List.of("k", "open"))
          .set("model.units", 8)
          .set("training.epochs", 3)
          .set("validation.folds", 2)
          .set("search.trials", 1)
          .run(spark);
      models.add(
          Files.readAllBytes(Path.of(folder + "/runs of " + name + "/same/models/best/model.zip")));
    }
    assertThat(models).allSatisfy(model -> assertThat(model).isEqualTo(models.get(0)));

    String model = folder + "/runs of csv/same/models/best";
    List<Row> expected = null;
    for (String name : INPUTS.keySet()) {
      String output = folder + "/predictions of " + name;
      new FilePrediction(model, files(INPUTS.get(name)), output).write(spark);
      List<Row> predicted =
          spark.read().parquet(output).select("probability_yes", "prediction").collectAsList();
      expected = expected == null ? predicted : expected;
      assertThat(predicted).as(name).hasSize(ROWS).isEqualTo(expected);
    }
  }
}
