package io.sparktune.bench;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.TableBuilder;
import io.sparktune.data.table.TableDataset;
import io.sparktune.run.FilePrediction;
import io.sparktune.run.Tuning;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.training.trained.TrainedModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * CPU time of {@code predict} beside that of a bare loop over the same files, in turns: Spark reads
 * them with their types, each thousand rows go through the same network as a matrix, and Spark
 * writes all columns and the predictions. Also that of the network alone and of a copy of the files
 * by Spark. Arguments: a folder with the made tables {@code few} and {@code table}, rounds, the
 * format of the input and the output, such as {@code csv}, and numbers of units.
 */
final class Predicting {

  static final String HEAD =
      "units,format,round,rows,model_cpu_s,copy_cpu_s,bare_cpu_s,predict_cpu_s,ratio";

  private static final List<Integer> UNITS = List.of(32, 512);

  private final SparkSession spark;
  private final Path folder;
  private final String format;

  private Predicting(SparkSession spark, Path folder, String format) {
    this.spark = spark;
    this.folder = folder;
    this.format = format;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    String format = arguments.length > 2 ? arguments[2] : "parquet";
    try (SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate()) {
      Predicting predicting = new Predicting(spark, folder, format);
      predicting.input();
      for (int units : units(arguments)) {
        String model = predicting.model(units);
        for (int round = 1; round <= rounds; round++) {
          Child.tell(predicting.round(units, model, round));
        }
      }
    }
  }

  private static List<Integer> units(String[] arguments) {
    return arguments.length > 3
        ? Arrays.stream(arguments).skip(3).map(Integer::valueOf).toList()
        : UNITS;
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  /** Without the target, so that nothing is scored. */
  private void input() {
    spark
        .read()
        .parquet(place("table"))
        .drop("y")
        .write()
        .mode("overwrite")
        .option("header", true)
        .format(format)
        .save(place("input"));
  }

  private String model(int units) throws Exception {
    String name = "units-" + units;
    Tuning.of(name)
        .goal("maximize accuracy")
        .data(place("few"), "y")
        .set("study.output", folder.toString())
        .set("prepare.scale", "none")
        .set("model.layers", 2)
        .set("model.units", units)
        .set("training.epochs", 1)
        .set("validation.folds", 2)
        .set("search.trials", 1)
        .run(spark);
    return place(name + "/models/best");
  }

  private String round(int units, String model, int round) throws IOException {
    Table table = table();
    TrainedModel bare = TrainedModel.of(files(model));
    FittedPreparation preparation = (FittedPreparation) bare.preparation();
    Meter alone = new Meter();
    bare.predict(preparation.writer(table), table.rows());
    double modelSeconds = alone.cpuMillis() / 1000;

    Meter copying = new Meter();
    write(rows(), "copy");
    double copySeconds = copying.cpuMillis() / 1000;

    Meter looping = new Meter();
    write(BarePredictions.of(rows(), files(model)), "bare");
    double bareSeconds = looping.cpuMillis() / 1000;

    Meter predicting = new Meter();
    String output = place("output." + format);
    new FilePrediction(model, source(), output).write(spark);
    double predictSeconds = predicting.cpuMillis() / 1000;
    FileUtils.deleteDirectory(new File(place("copy")));
    FileUtils.deleteDirectory(new File(place("bare")));
    Files.delete(Path.of(output));
    return String.format(
        Locale.ROOT,
        "%d,%s,%d,%d,%.2f,%.2f,%.2f,%.2f,%.2f",
        units,
        format,
        round,
        table.rows(),
        modelSeconds,
        copySeconds,
        bareSeconds,
        predictSeconds,
        bareSeconds / predictSeconds);
  }

  /** As one who knows the columns reads them. */
  private Dataset<Row> rows() {
    StructType schema = spark.read().parquet(place("few")).drop("y").schema();
    return spark.read().option("header", true).schema(schema).format(format).load(place("input"));
  }

  private void write(Dataset<Row> rows, String name) {
    rows.write().option("header", true).format(format).save(place(name));
  }

  private DataSource.Files source() {
    return new DataSource.Files(
        place("input"), Format.valueOf(format.toUpperCase(Locale.ROOT)), CsvDialect.STANDARD);
  }

  private Table table() {
    DataSource.Files all = new DataSource.Files(place("table"), Format.AUTO, CsvDialect.STANDARD);
    ColumnRoles roles =
        new ColumnRoles("y", TargetKind.AUTO, "", "", List.of(), List.of(), List.of(), List.of());
    SparkFiles files = new SparkFiles(InputSpark.of(spark));
    return ((TableDataset) TableBuilder.build(files.table(all), roles).dataset()).features();
  }

  private static Map<String, byte[]> files(String model) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : TrainedModel.FILES) {
      Path file = Path.of(model, name);
      if (Files.exists(file)) { // some models have no such file
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }
}
