package io.sparktune.spark.input.files;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark with which inputs are read, which may start only when one needs it.
 *
 * @param fileSystems how they are reached
 * @param master where tasks run
 */
public record InputSpark(Configuration fileSystems, String master, Supplier<SparkSession> session) {

  /** One that runs. */
  public static InputSpark of(SparkSession session) {
    return new InputSpark(
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
    SparkConf conf = new SparkConf();
    return new InputSpark(
        SparkHadoopUtil.get().newConfiguration(conf), conf.get("spark.master", ""), session);
  }

  /** Whether tasks run in this process. */
  public boolean isLocal() {
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  public SparkSession spark() {
    return session.get();
  }
}
