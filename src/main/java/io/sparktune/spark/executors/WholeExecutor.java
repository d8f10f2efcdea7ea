package io.sparktune.spark.executors;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A claim of all cores of an executor, by which a task is the only one there. */
public final class WholeExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(WholeExecutor.class);

  private final Optional<ResourceProfile> profile;

  private WholeExecutor(Optional<ResourceProfile> profile) {
    this.profile = profile;
  }

  /** No claim. */
  public static WholeExecutor unclaimed() {
    return new WholeExecutor(Optional.empty());
  }

  /**
   * The claim of a Spark's executors.
   *
   * @param cores of each
   * @param amounts of other resources that each task has
   */
  static WholeExecutor of(SparkContext spark, int cores, Map<String, Double> amounts) {
    if (spark.isLocal() || cores <= spark.conf().getInt("spark.task.cpus", 1)) {
      return unclaimed();
    }
    TaskResourceRequests wanted = new TaskResourceRequests().cpus(cores);
    amounts.forEach(wanted::resource);
    ResourceProfile profile = new ResourceProfileBuilder().require(wanted).build();
    return new WholeExecutor(Optional.of(profile));
  }

  /** Partitions with this claim each, or without where Spark does not grant it. */
  public <T> RDD<T> claimedBy(Supplier<RDD<T>> partitions) {
    try {
      return profile.isPresent() ? partitions.get().withResources(profile.get()) : partitions.get();
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      LOG.info("a fold is trained with others on its executor: {}", e.getMessage());
      return partitions.get();
    }
  }
}
