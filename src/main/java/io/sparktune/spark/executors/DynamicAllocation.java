package io.sparktune.spark.executors;

import io.sparktune.study.events.Event;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.SparkConf;

/**
 * The slots that Spark's dynamic allocation can still add. It asks for executors as tasks wait for
 * them, so that it has to see at once all the work that it may get executors for; a cluster that
 * gives no more of them has shown what it has.
 */
public final class DynamicAllocation {

  /** So long after the latest new executor, others are still expected. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int most;
  private int slots;
  private Instant grownAt;

  private DynamicAllocation(int most, Instant now) {
    this.most = most;
    this.grownAt = now;
  }

  /**
   * The allocation of an application.
   *
   * @param slotsOfExecutor the slots of each executor that it gets
   * @param mostSlots by what Spark limits besides executors
   */
  static DynamicAllocation of(SparkConf conf, int slotsOfExecutor, long mostSlots, Instant now) {
    boolean isOn =
        conf.getBoolean("spark.dynamicAllocation.enabled", false)
            && !conf.get("spark.master", "").startsWith("local[")
            && !conf.get("spark.master", "").equals("local");
    if (!isOn) {
      return new DynamicAllocation(0, now);
    }
    long executors = conf.getInt("spark.dynamicAllocation.maxExecutors", Integer.MAX_VALUE);
    long limit = Math.min(executors * slotsOfExecutor, mostSlots);
    return new DynamicAllocation((int) Math.min(Event.SlotsChanged.UNLIMITED, limit), now);
  }

  /** Whether Spark adds executors at all. */
  public boolean isOn() {
    return most > 0;
  }

  /**
   * How many slots there can be, 0 where no more than there are.
   *
   * @param count the slots at this time
   */
  public synchronized int possible(int count, Instant now) {
    if (count > slots) {
      grownAt = now;
    }
    slots = count;
    return now.isBefore(grownAt.plus(PATIENCE)) ? most : 0;
  }
}
