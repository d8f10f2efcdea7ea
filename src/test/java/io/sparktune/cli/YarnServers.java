package io.sparktune.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** The process of a {@link YarnCluster}: a ResourceManager and a NodeManager. */
final class YarnServers {

  /** Written to the folder that is named, once they run. */
  static final String SITE = "yarn-site.xml";

  private YarnServers() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    MiniYARNCluster cluster = new MiniYARNCluster("yarn", 1, 1, 1);
    cluster.init(settings());
    cluster.start();
    Path site = Path.of(arguments[0]).resolve(SITE);
    Path unfinished = site.resolveSibling(SITE + ".unfinished");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      cluster.getConfig().writeXml(out);
    }
    Files.move(unfinished, site, StandardCopyOption.ATOMIC_MOVE);
    Thread.currentThread().join();
  }

  private static Configuration settings() {
    Configuration settings = new YarnConfiguration();
    settings.set(
        YarnConfiguration.RM_SCHEDULER,
        "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler");
    settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
    settings.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, 12 << 10);
    settings.setInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, 2);
    settings.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, 100);
    settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    settings.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
    return settings;
  }
}
