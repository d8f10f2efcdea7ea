package io.sparktune.spark;

import io.sparktune.settings.Secrets;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.InvalidApplicationMasterRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkConf;
import org.slf4j.LoggerFactory;

/**
 * The attempt of an application on YARN in cluster mode, whose ApplicationMaster this process is.
 * Spark tells YARN of an end only where it was started and nothing failed, or no attempt is left;
 * the other ends are told here.
 */
public final class YarnAttempt {

  private static final String CONTAINER = "CONTAINER_ID";
  private static final String STAGING = "SPARK_YARN_STAGING_DIR";
  private static final int LONGEST_REASON = 2_000;

  private final SparkConf conf;
  private final YarnConfiguration cluster;
  private final int number;

  private YarnAttempt(SparkConf conf, String container) {
    this.conf = conf;
    this.cluster = new YarnConfiguration();
    this.number = ContainerId.fromString(container).getApplicationAttemptId().getAttemptId();
  }

  /** That of this process, if it is one. */
  public static Optional<YarnAttempt> current() {
    return Optional.ofNullable(System.getenv(CONTAINER)).flatMap(YarnAttempt::of);
  }

  private static Optional<YarnAttempt> of(String container) {
    SparkConf conf = new SparkConf();
    boolean isMaster =
        conf.get("spark.master", "").equals("yarn")
            && conf.get("spark.submit.deployMode", "").equals("cluster");
    return isMaster ? Optional.of(new YarnAttempt(conf, container)) : Optional.empty();
  }

  /** Whether YARN starts no other attempt after this one. */
  public boolean isLast() {
    int most =
        cluster.getInt(
            YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
    return number >= Math.min(most, conf.getInt("spark.yarn.maxAppAttempts", most));
  }

  /** Tells YARN that the application has succeeded, unless Spark does when this process ends. */
  public void succeeded() {
    conclude(FinalApplicationStatus.SUCCEEDED, "");
  }

  /**
   * Tells YARN that the application has failed, so that no other attempt is started.
   *
   * @param reason for people
   */
  public void failed(String reason) {
    String cut =
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " ..." : reason;
    conclude(FinalApplicationStatus.FAILED, cut);
  }

  private void conclude(FinalApplicationStatus status, String reason) {
    try (AMRMClient<AMRMClient.ContainerRequest> client = AMRMClient.createAMRMClient()) {
      client.init(cluster);
      client.start();
      boolean isSparks = !registers(client);
      if (isSparks && status == FinalApplicationStatus.SUCCEEDED) {
        return;
      }
      client.unregisterApplicationMaster(status, reason, "");
      deleteSentFiles();
    } catch (IOException | YarnException e) {
      LoggerFactory.getLogger(YarnAttempt.class)
          .warn(
              "YARN is not told that the application {}: {}",
              lower(status),
              Secrets.masked(e.toString()));
    }
  }

  private static String lower(FinalApplicationStatus status) {
    return status.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether nobody had done so; Spark does when it is started. */
  private static boolean registers(AMRMClient<AMRMClient.ContainerRequest> client)
      throws IOException, YarnException {
    try {
      client.registerApplicationMaster("", 0, "");
      return true;
    } catch (InvalidApplicationMasterRequestException e) {
      return false;
    }
  }

  /** What Spark leaves for another attempt. */
  private void deleteSentFiles() throws IOException {
    String folder = System.getenv(STAGING);
    if (folder != null && !conf.getBoolean("spark.yarn.preserve.staging.files", false)) {
      Path staging = new Path(folder);
      boolean unused =
          FileSystems.asConfigured(staging, new Configuration(cluster)).delete(staging, true);
    }
  }
}
