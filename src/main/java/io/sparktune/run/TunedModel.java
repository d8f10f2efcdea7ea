package io.sparktune.run;

import io.sparktune.data.CsvDialect;
import io.sparktune.lake.Storage;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.StudyNatives;
import io.sparktune.spark.prediction.ModelOnFrames;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A study's winner as a transformer of Spark ML: it adds the column {@code prediction} and, for
 * classes, {@code probability_<class>} for each of them, like the command {@code predict}. It is
 * saved and loaded by Spark ML, alone and in a pipeline.
 */
public final class TunedModel extends Transformer implements MLWritable {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final transient ModelOnFrames model;

  TunedModel(String id, ModelOnFrames model) {
    this.id = id;
    this.model = model;
  }

  /**
   * The model that a study left.
   *
   * @param folder a study's {@code models/best}, on any Hadoop file system
   * @throws BadInput if there is none
   */
  public static TunedModel of(String folder, SparkSession session) {
    ModelOnFrames model = read(folder, session.sparkContext().hadoopConfiguration());
    return new TunedModel(Identifiable$.MODULE$.randomUID("tunedModel"), model);
  }

  /** The model in a folder. */
  static ModelOnFrames read(String folder, Configuration fileSystems) {
    StudyNatives.begin();
    return Problems.in(
        () -> {
          try {
            Storage storage = Storage.at(folder, fileSystems).present();
            Map<String, byte[]> files = new TreeMap<>();
            for (String name : ModelOnFrames.FILES) {
              storage.bytes(name, mostBytes()).ifPresent(content -> files.put(name, content));
            }
            if (files.isEmpty()) {
              throw new BadInput(folder + ": there is no model; name a study's models/best folder");
            }
            return new ModelOnFrames(files);
          } catch (UncheckedIOException e) {
            throw BadInput.of(e, "check the name of the model");
          } catch (BadModelFile e) {
            String fault = String.valueOf(e.getMessage()).lines().findFirst().orElseThrow();
            throw new BadInput(folder + ": " + fault + "; name a whole models/best folder");
          }
        });
  }

  /** A file and what is in it have to fit into memory. */
  private static int mostBytes() {
    return (int) Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 4);
  }

  /** What Spark ML loads a saved model with. */
  public static MLReader<TunedModel> read() {
    return new TunedModelReader();
  }

  /** A model that was saved with {@link #write}. */
  public static TunedModel load(String path) {
    return read().load(path);
  }

  @Override
  public MLWriter write() {
    return new TunedModelWriter(this);
  }

  ModelOnFrames model() {
    return model;
  }

  /** The form of the CSV files that the study read; the standard one where it read none. */
  public CsvDialect csv() {
    return model.csv();
  }

  /** The columns that it reads. */
  public List<String> features() {
    return model.features();
  }

  /**
   * The rows with their predictions; nothing is run yet.
   *
   * @throws BadInput if it cannot read such columns
   */
  @Override
  public Dataset<Row> transform(Dataset<?> frame) {
    return Problems.in(() -> model.predict(frame.toDF()));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return Problems.in(() -> model.schema(schema));
  }

  /**
   * Registers a function of Spark SQL: {@code SELECT digits_predict(struct(*)) FROM images}. It
   * returns a struct with the columns that {@link #transform} adds, or a number for a number. It
   * predicts row by row; for many rows {@link #transform} is faster.
   *
   * @param name of the function
   */
  public void register(SparkSession session, String name) {
    model.register(session, name);
  }

  @Override
  public String uid() {
    return id;
  }

  @Override
  public TunedModel copy(ParamMap extra) {
    return new TunedModel(id, model);
  }
}
