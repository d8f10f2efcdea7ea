package io.sparktune.spark.folds;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Carries the words of folds in training to the driver, over Spark's own connections with their
 * authentication and encryption. Spark makes it from its name, on the driver and on each executor.
 */
public final class FoldMessages implements SparkPlugin {

  /**
   * Makes sure that folds in training are heard, as far as that can be done once Spark runs.
   *
   * @return whether they are
   */
  public static boolean areHeard(SparkContext spark) {
    List<String> plugins = List.of(spark.conf().get("spark.plugins", "").split(","));
    if (plugins.contains(FoldMessages.class.getName())) {
      return true;
    }
    if (spark.isLocal()) {
      DriverChannel.open(message -> RunningFolds.answer((FoldMessage) message));
    }
    return spark.isLocal();
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new OnDriver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new OnExecutor();
  }

  /** Spark calls it on one thread for all executors. */
  private static final class OnDriver implements DriverPlugin {
    @Override
    public Map<String, String> init(SparkContext spark, PluginContext context) {
      return Map.of();
    }

    @Override
    public Object receive(Object message) {
      if (message instanceof FoldMessage live) {
        return RunningFolds.answer(live);
      }
      throw new IllegalArgumentException("no fold says " + message);
    }
  }

  private static final class OnExecutor implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> extraConf) {
      DriverChannel.open(context::ask);
    }

    @Override
    public void shutdown() {
      DriverChannel.closeLatest();
    }
  }
}
