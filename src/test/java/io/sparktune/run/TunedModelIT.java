package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import examples.TunePenguins;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The winner of a study in a pipeline, in SQL and as the command {@code predict} reads it. */
final class TunedModelIT {

  private static final String PENGUINS = "data-samples/tabular/penguins.csv";

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static Dataset<Row> penguins;
  private static Dataset<Row> predicted;

  @BeforeAll
  static void tune() throws InterruptedException {
    spark = LocalSpark.session().getOrCreate();
    penguins = spark.read().option("header", true).option("inferSchema", true).csv(PENGUINS);
    predicted = TunePenguins.predicted(spark, penguins, folder.toString());
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static String best() {
    return folder + "/penguins/models/best";
  }

  private static List<Row> predictions(Dataset<Row> rows) {
    return rows.select("prediction", "probability_Adelie", "probability_Gentoo").collectAsList();
  }

  @Test
  void itPredictsWhatTheCommandPredicts() {
    String output = folder + "/out";
    long rows =
        new FilePrediction(
                best(),
                new DataSource.Files(PENGUINS, DataSource.Format.AUTO, CsvDialect.STANDARD),
                output)
            .write(spark)
            .rows();

    assertThat(rows).isEqualTo(penguins.count());
    assertThat(predictions(predicted)).isEqualTo(predictions(spark.read().parquet(output)));
    assertThat(predicted.filter("prediction = species").count()).isGreaterThan(rows / 2);
  }

  @Test
  void inAPipeline_itIsSavedAndLoaded() throws Exception {
    SQLTransformer other = new SQLTransformer().setStatement("SELECT *, 1 AS one FROM __THIS__");
    TunedModel model = TunedModel.of(best(), spark);
    PipelineModel pipeline =
        new Pipeline().setStages(new PipelineStage[] {other, model}).fit(penguins);
    String saved = folder + "/pipeline";
    pipeline.write().overwrite().save(saved);
    PipelineModel loaded = PipelineModel.load(saved);

    assertThat(loaded.transform(penguins).columns()).contains("one", "prediction");
    assertThat(predictions(loaded.transform(penguins))).isEqualTo(predictions(predicted));
    assertThat(loaded.stages()[1].uid()).isEqualTo(model.uid());

    model.write().overwrite().save(folder + "/alone");
    assertThat(Files.readAllBytes(Path.of(folder + "/alone/data/model.zip")))
        .isEqualTo(Files.readAllBytes(Path.of(best() + "/model.zip")));
    assertThat(TunedModel.load(folder + "/alone").features()).isEqualTo(model.features());
  }

  @Test
  void asAFunctionOfSql_itPredictsTheSameClasses() {
    TunedModel.of(best(), spark).register(spark, "penguin");
    penguins.createOrReplaceTempView("penguins");

    List<Row> classes =
        spark
            .sql("SELECT p.prediction FROM (SELECT penguin(struct(*)) AS p FROM penguins)")
            .collectAsList();
    assertThat(classes).isEqualTo(predicted.select("prediction").collectAsList());
    assertThat(spark.sql("SELECT penguin(struct(*)).probability_Adelie FROM penguins").first())
        .satisfies(row -> assertThat(row.getDouble(0)).isBetween(0.0, 1.0));
  }

  @Test
  void columnsThatItCannotRead_areProblems() {
    TunedModel model = TunedModel.of(best(), spark);
    String first = model.features().get(0);

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> model.transform(penguins.drop(first)))
        .withMessageContaining("the DataFrame: there is no column " + first);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> model.transformSchema(predicted.schema()))
        .withMessageContaining("the output has a column prediction of its own");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> TunedModel.of(folder + "/nothing", spark))
        .withMessageContaining("there is no model; name a study's models/best folder");
  }
}
