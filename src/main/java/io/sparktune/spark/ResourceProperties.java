package io.sparktune.spark;

import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources of a fold as Spark's properties. Properties that the submitter has set are left as
 * they are.
 */
final class ResourceProperties {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceProperties.class);
  private static final Pattern LOCAL = Pattern.compile("local(\\[.*])?");

  private ResourceProperties() {}

  static void apply(ResourceSettings settings, SparkConf conf) {
    boolean asked = !settings.areSparks();
    offer(conf, "spark.task.cpus", String.valueOf(settings.cpus()), asked);
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", conf.get("spark.task.cpus"));
    if (settings.gpus() == 0) {
      return;
    }
    if (LOCAL.matcher(conf.get("spark.master", "")).matches()) {
      LOG.warn("Spark hands out no GPUs with master {}", conf.get("spark.master"));
      return;
    }
    offer(conf, "spark.task.resource.gpu.amount", amount(settings.gpus()), true);
    conf.setIfMissing("spark.executor.resource.gpu.amount", "1");
    if (conf.get("spark.master", "").startsWith("k8s")) {
      conf.setIfMissing("spark.executor.resource.gpu.vendor", "nvidia.com");
    }
    // The CUDA runtime would put the fastest one first; nvidia-smi, whose numbers Spark hands out,
    // goes by the bus.
    conf.setIfMissing("spark.executorEnv.CUDA_DEVICE_ORDER", "PCI_BUS_ID");
  }

  private static String amount(double gpus) {
    return gpus == 1 ? "1" : String.valueOf(gpus);
  }

  private static void offer(SparkConf conf, String key, String value, boolean warns) {
    if (warns
        && conf.contains(key)
        && Double.parseDouble(conf.get(key)) != Double.parseDouble(value)) {
      LOG.warn("{} stays {} as submitted; the study asks for {}", key, conf.get(key), value);
    }
    conf.setIfMissing(key, value);
  }
}
