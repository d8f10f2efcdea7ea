package io.sparktune.spark;

import io.sparktune.data.DataFiles;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.Settings;
import io.sparktune.space.Values;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.executors.ExecutorSlots;
import io.sparktune.spark.folds.FoldFunction;
import io.sparktune.spark.folds.FoldMessages;
import io.sparktune.spark.folds.SharedData;
import io.sparktune.spark.folds.SharedObjective;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.spark.folds.SparkRunner;
import io.sparktune.spark.folds.StudyData;
import io.sparktune.spark.input.FrameFiles;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.input.files.SubmittedFiles;
import io.sparktune.spark.prediction.BulkPredictions;
import io.sparktune.study.loop.Runner;
import io.sparktune.trial.Goals;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's Spark. Master, memory, cores and resources are the submitter's; only what right
 * results need is set here.
 */
public final class SparkDriver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SparkDriver.class);

  private static final String PAST_JOBS = "200";
  private static final String JAVA_SERIALIZER = "org.apache.spark.serializer.JavaSerializer";
  private static final String TIME_ZONE = "spark.sql.session.timeZone";
  private static final String CASE_SENSITIVE = "spark.sql.caseSensitive";

  /** Moments to the nanosecond can be read at all; their reader makes moments of the numbers. */
  private static final String NANOS = "spark.sql.legacy.parquet.nanosAsLong";

  /**
   * An ApplicationMaster far from the driver that ends in order is the last one by this, and tells
   * YARN so; one that is killed has a successor by YARN's own limit.
   */
  private static final String ORDERLY_ENDS = "spark.hadoop.yarn.resourcemanager.am.max-attempts";

  private final SparkSession session;
  private final JavaSparkContext context;
  private final IntConsumer end;

  private SparkDriver(SparkSession session, IntConsumer end) {
    this.session = session;
    this.end = end;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** Whether the submitter said where to run: Spark's settings are properties of the process. */
  public static boolean hasMaster() {
    return System.getProperty("spark.master") != null;
  }

  /**
   * Starts the Spark of this process.
   *
   * @param name of the application, unless the submitter gave one
   */
  public static SparkDriver start(String name) {
    return start(name, ResourceSettings.DEFAULT);
  }

  /**
   * Starts the Spark of this process, with resources for each task where nobody else set them.
   *
   * @param name of the application, unless the submitter gave one
   */
  public static SparkDriver start(String name, ResourceSettings resources) {
    SparkConf conf = new SparkConf();
    ApplicationName.apply(name, conf);
    append(conf, "spark.extraListeners", ExecutorSlots.class);
    append(conf, "spark.plugins", FoldMessages.class);
    // Records cross the network, which Kryo cannot do.
    require(conf, "spark.serializer", JAVA_SERIALIZER);
    // Times without an offset and names in capitals mean the same on every machine.
    require(conf, TIME_ZONE, "UTC");
    require(conf, CASE_SENSITIVE, "true");
    require(conf, NANOS, "true");
    ResourceProperties.apply(resources, conf);
    conf.setIfMissing("spark.redaction.regex", Secrets.PATTERN);
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // What Spark keeps of the tasks of past jobs would fill the driver's heap on a long night.
    conf.setIfMissing("spark.ui.retainedJobs", PAST_JOBS);
    conf.setIfMissing("spark.ui.retainedStages", PAST_JOBS);
    if (conf.get("spark.master", "").equals("yarn") && !SubmittedFiles.areNeeded()) {
      conf.setIfMissing(ORDERLY_ENDS, "1");
    }
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    return new SparkDriver(session, exitCode -> session.sparkContext().stop(exitCode));
  }

  /**
   * The Spark of a session that somebody else started and ends. The session is left as it is: what
   * right results need is set in one of its own on the same context.
   *
   * @throws IllegalArgumentException if the context cannot be used, with a remedy
   */
  public static SparkDriver of(SparkSession session) {
    SparkContext context = session.sparkContext();
    if (context.isStopped()) {
      throw new IllegalArgumentException("the Spark session is stopped; give one that runs");
    }
    String serializer = context.conf().get("spark.serializer", JAVA_SERIALIZER);
    if (!serializer.equals(JAVA_SERIALIZER)) {
      throw new IllegalArgumentException(
          "the Spark session has spark.serializer "
              + serializer
              + ", which cannot carry folds; start it with --conf spark.serializer="
              + JAVA_SERIALIZER);
    }
    SparkSession own = session.newSession();
    own.conf().set(TIME_ZONE, "UTC");
    own.conf().set(CASE_SENSITIVE, "true");
    own.conf().set(NANOS, "true");
    return new SparkDriver(own, exitCode -> {});
  }

  private static void append(SparkConf conf, String key, Class<?> ours) {
    String theirs = conf.get(key, "");
    conf.set(key, (theirs.isEmpty() ? "" : theirs + ",") + ours.getName());
  }

  private static void require(SparkConf conf, String key, String value) {
    if (conf.contains(key) && !conf.get(key).equals(value)) {
      LOG.warn("{} was {} and is now {}", key, conf.get(key), value);
    }
    conf.set(key, value);
  }

  /** The files that Spark reaches. */
  public DataFiles files() {
    return new SparkFiles(InputSpark.of(session));
  }

  /**
   * The files that a Spark reaches that is not started before one needs it.
   *
   * @param spark starts it, or gives the one that was started before
   */
  public static DataFiles filesLater(Supplier<SparkDriver> spark) {
    return new SparkFiles(InputSpark.later(() -> spark.get().session()));
  }

  /** The files that Spark reaches, and the rows of a DataFrame of any session. */
  public DataFiles files(Dataset<Row> frame) {
    return new FrameFiles(files(), frame);
  }

  /** Gives every executor what all folds share. */
  public SharedStudy share(StudyData data) {
    return new SharedData(context, context.broadcast(data.shared(context)));
  }

  /**
   * Gives every executor an objective.
   *
   * @param goals one for each score of the objective
   * @param mostEpochs of a trial
   */
  public SharedStudy shareObjective(Goals goals, int mostEpochs) {
    return new SharedObjective(context, goals, mostEpochs);
  }

  /**
   * Has a function do the folds of a study.
   *
   * @param settings of a trial by its values
   */
  public Runner runner(
      String study,
      Function<Values, ? extends Settings> settings,
      FoldFunction function,
      InstantSource clock) {
    return new SparkRunner(context, study, settings, function, clock);
  }

  /** Predicts with a model for every row of an input. */
  public BulkPredictions predictions() {
    return new BulkPredictions(session);
  }

  /** Checkpoints in a folder on any Hadoop file system, within reach of every executor. */
  public HadoopCheckpoints checkpoints(String folder) {
    return new HadoopCheckpoints(
        context.sc(),
        folder,
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
  }

  /** Has Spark's pages describe the jobs that this thread starts. */
  public JobDescription describe(String text) {
    return JobDescription.open(context.sc(), text);
  }

  /** The source of metrics in every sink that this Spark has. */
  public MetricsSource metrics() {
    return MetricsSource.ofThisProcess();
  }

  /** How file systems are reached. */
  public Configuration fileSystems() {
    return context.hadoopConfiguration();
  }

  /**
   * What a study lacks on this Spark, because it was started for something else.
   *
   * @param wanted by the study
   */
  public List<String> limits(ResourceSettings wanted) {
    List<String> limits = new ArrayList<>();
    if (!FoldMessages.areHeard(context.sc())) {
      limits.add(
          "folds are judged when they end and not while they train; start Spark with --conf"
              + " spark.plugins="
              + FoldMessages.class.getName());
    }
    int cpus = context.sc().conf().getInt("spark.task.cpus", 1);
    if (!wanted.areSparks() && cpus != wanted.cpus()) {
      limits.add(
          "each fold has the %d of spark.task.cpus that Spark was started with, not the %d of"
                  .formatted(cpus, wanted.cpus())
              + " resources.cpus");
    }
    return limits;
  }

  public SparkSession session() {
    return session;
  }

  public String master() {
    return context.master();
  }

  public String version() {
    return context.version();
  }

  /**
   * Ends a Spark that this process started.
   *
   * @param exitCode of the process, which the cluster is told
   */
  public void end(int exitCode) {
    end.accept(exitCode);
  }

  @Override
  public void close() {
    end(0);
  }
}
