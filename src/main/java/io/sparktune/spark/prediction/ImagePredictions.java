package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.files.DecodedFile;
import io.sparktune.data.images.files.ImageFormat;
import io.sparktune.data.images.files.ImageSources;
import io.sparktune.data.images.files.LabelColumns;
import io.sparktune.data.images.files.ReadImages;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.prediction.images.ImageReading;
import io.sparktune.spark.prediction.images.ListedImages;
import io.sparktune.spark.prediction.images.PicturesInTables;
import io.sparktune.spark.prediction.images.WholeBatches;
import io.sparktune.spark.prediction.output.OutputFiles;
import io.sparktune.spark.prediction.output.OutputForm;
import io.sparktune.training.trained.ModelDescription;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.TargetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Predicts for pictures. */
final class ImagePredictions {

  private final SparkSession spark;
  private final DataFiles files;
  private final Map<String, byte[]> model;
  private final TrainedModel trained;
  private final FittedImages images;

  ImagePredictions(
      SparkSession spark, Map<String, byte[]> model, TrainedModel trained, FittedImages images) {
    this.spark = spark;
    this.files = new SparkFiles(InputSpark.of(spark));
    this.model = model;
    this.trained = trained;
    this.images = images;
  }

  /** Writes the columns of the input, or the file of each picture, and its prediction. */
  WrittenPredictions write(Files source, OutputForm form, String folder) {
    if (source.paths().size() != 1) {
      throw new DataError("pictures are predicted for one path; name a file or a folder");
    }
    String path = source.path();
    ModelDescription description = trained.description();
    LabelColumns columns = new LabelColumns("image", description.target(), "", "");
    ImageSources sources = new ImageSources(ImageFormat.AUTO, List.of(), columns);
    return sources
        .ofPacked(path, files)
        .map(packed -> packed(packed.read(files, ImageReading.form(images), false), form, folder))
        .or(
            () ->
                PicturesInTables.of(spark, source, files)
                    .map(table -> inTable(table, form, folder)))
        .orElseGet(
            () ->
                listed(
                    ListedImages.of(path, source, files, columns.target(), description.labels()),
                    form,
                    folder));
  }

  private WrittenPredictions inTable(PicturesInTables table, OutputForm form, String folder) {
    InputColumns.requireFree(
        table.place(), List.of(table.schema().fieldNames()), new Outputs(trained.description()));
    long rows = table.requireDecodable(ImageReading.form(images));
    return written(table.rows(), table.schema(), rows, form, folder);
  }

  private WrittenPredictions packed(ReadImages read, OutputForm form, String folder) {
    RawTable labels = read.labels();
    double[] noTargets = new double[read.pixels().rows()];
    float[][] predictions =
        trained.predict(
            new ImageDataset(
                read.size(),
                images.decoding(),
                read.pixels(),
                NumberTarget.of(labels.names().get(0), noTargets)));
    Outputs outputs = new Outputs(trained.description());
    String[] targets = CellTexts.of(labels.columns().get(0));
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < predictions.length; row++) {
      Object[] kept = {labels.places().apply(row), targets[row]};
      rows.add(outputs.answer(kept, predictions[row]));
    }
    StructType input =
        new StructType()
            .add(ListedImages.FILE, DataTypes.StringType)
            .add(labels.names().get(0), DataTypes.StringType);
    StructType schema = outputs.behind(input);
    return written(spark.createDataFrame(rows, schema), schema, rows.size(), form, folder);
  }

  private WrittenPredictions listed(ListedImages listed, OutputForm form, String folder) {
    requireDecodable(listed);
    StructType input = new StructType();
    for (String column : listed.columns()) {
      input = input.add(column, DataTypes.StringType);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int slices = Math.min(listed.rows().size(), tasks(context));
    return written(
        context.parallelize(listed.rows(), slices), input, listed.rows().size(), form, folder);
  }

  /**
   * Writes predictions.
   *
   * @param rows with the columns that are kept, and a picture or its path behind them
   * @param kept the schema of these columns
   */
  private WrittenPredictions written(
      JavaRDD<Row> rows, StructType kept, long count, OutputForm form, String folder) {
    StructType schema = new Outputs(trained.description()).behind(kept);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, byte[]>> shared = context.broadcast(model);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    try {
      return written(
          OutputRows.of(
              spark,
              WholeBatches.of(rows, count)
                  .mapPartitions(
                      new ImagePredictTask(shared, configuration, kept.length(), kept.length())),
              schema),
          schema,
          count,
          form,
          folder);
    } finally {
      shared.destroy();
      configuration.destroy();
    }
  }

  private static int tasks(JavaSparkContext context) {
    return context.defaultParallelism() * 2;
  }

  /** Decodes every picture once, so that nothing is written where one cannot be used. */
  private void requireDecodable(ListedImages listed) {
    PictureForm form = ImageReading.form(images);
    List<String> faults =
        files.each(
            new ArrayList<>(listed.paths()),
            (path, opener) -> DecodedFile.of(path, opener, form).fault());
    ProblemList problems = new ProblemList();
    for (int i = 0; i < faults.size(); i++) {
      if (!faults.get(i).isEmpty()) {
        problems.add(listed.paths().get(i) + " " + faults.get(i));
      }
    }
    problems.throwIfAny();
  }

  private WrittenPredictions written(
      Dataset<Row> predicted, StructType schema, long rows, OutputForm form, String folder) {
    OutputFiles output = OutputFiles.of(form);
    output.write(predicted, folder);
    TargetScores scores =
        new PredictionScoring(trained.description(), CellFormat.plain(List.of()))
            .scores(output.read(spark, schema, folder), rows)
            .orElse(null);
    return new WrittenPredictions(rows, output.head(schema), scores);
  }
}
