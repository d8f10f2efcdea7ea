package io.sparktune.spark.input.files;

import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The Spark with which inputs are read, which may start only when one needs it. */
public final class InputSpark {

  private static final List<String> SETTINGS_OF_FILE_SYSTEMS =
      List.of("spark.hadoop.", "spark.hive.");

  private final Supplier<Configuration> fileSystems;
  private final String master;
  private final Supplier<SparkSession> session;
  private final @Nullable Configuration plain;
  private @Nullable Configuration sparks;

  private InputSpark(
      @Nullable Configuration plain,
      Supplier<Configuration> fileSystems,
      String master,
      Supplier<SparkSession> session) {
    this.plain = plain;
    this.fileSystems = fileSystems;
    this.master = master;
    this.session = session;
  }

  /**
   * One that is there.
   *
   * @param fileSystems how they are reached
   * @param master where tasks run
   */
  public static InputSpark of(
      Configuration fileSystems, String master, Supplier<SparkSession> session) {
    return new InputSpark(null, () -> fileSystems, master, session);
  }

  /** One that runs. */
  public static InputSpark of(SparkSession session) {
    return of(
        session.sparkContext().hadoopConfiguration(),
        session.sparkContext().master(),
        () -> session);
  }

  /**
   * One that is started when it is asked for.
   *
   * @param session starts it, or gives the one that was started before
   */
  public static InputSpark later(Supplier<SparkSession> session) {
    Configuration plain = new Configuration();
    boolean isOfThisMachine =
        "file".equals(FileSystem.getDefaultUri(plain).getScheme()) && !areSetBySpark();
    return new InputSpark(
        isOfThisMachine ? plain : null,
        () -> SparkHadoopUtil.get().newConfiguration(new SparkConf()),
        System.getProperty("spark.master", ""),
        session);
  }

  private static boolean areSetBySpark() {
    return System.getProperties().stringPropertyNames().stream()
        .anyMatch(key -> SETTINGS_OF_FILE_SYSTEMS.stream().anyMatch(key::startsWith));
  }

  /**
   * How the file systems of these paths are reached. Spark's own settings, which take a while to
   * make, say nothing of files of this machine.
   */
  public synchronized Configuration fileSystems(List<String> paths) {
    if (plain != null && paths.stream().allMatch(InputSpark::isHere)) {
      return plain;
    }
    if (sparks == null) {
      sparks = fileSystems.get();
    }
    return sparks;
  }

  private static boolean isHere(String path) {
    return path.startsWith("file:") || !path.contains(":");
  }

  /** Whether tasks run in this process. */
  public boolean isLocal() {
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  public SparkSession spark() {
    return session.get();
  }
}
