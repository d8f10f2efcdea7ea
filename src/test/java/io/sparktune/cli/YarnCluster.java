package io.sparktune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A real YARN in a process of its own, whose containers are processes as well. */
final class YarnCluster implements AutoCloseable {

  /** What spark-yarn and YARN's servers need beside Spark's jars and Hadoop's. */
  private static final Path JARS = Path.of(System.getProperty("sparktune.yarn-jars"));

  private final Path folder;
  private final Process process;

  private YarnCluster(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts a cluster.
   *
   * @param folder for its logs, work and configuration
   */
  static YarnCluster start(Path folder) throws IOException {
    String classPath = JARS + "/*:" + System.getProperty("java.class.path");
    List<String> command =
        Launched.java(classPath, List.of("-Xmx256m", "-Dtest.build.data=" + folder));
    command.add(YarnServers.class.getName());
    command.add(folder.toString());
    Path output = folder.resolve("yarn.txt");
    Process process = Launched.start(command, output, Map.of());
    YarnCluster cluster = new YarnCluster(folder, process);
    while (!Files.exists(folder.resolve(YarnServers.SITE))) {
      if (!process.isAlive()) {
        throw new AssertionError(Launched.text(output));
      }
      LockSupport.parkNanos(50_000_000);
    }
    return cluster;
  }

  /**
   * Starts spark-submit.
   *
   * @param mode client or cluster
   * @param options of spark-submit
   * @param arguments of Sparktune
   */
  Process submit(String mode, List<String> options, List<String> arguments, Path output)
      throws IOException {
    String jars = Launched.SPARK_HOME + "/jars/*";
    List<String> command =
        Launched.java(folder + ":" + jars + ":" + JARS + "/*", List.of("-Xmx512m"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "yarn", "--deploy-mode", mode));
    command.addAll(List.of("--class", "io.sparktune.Sparktune", "--num-executors", "1"));
    command.addAll(List.of("--driver-memory", "512m", "--executor-memory", "512m"));
    command.addAll(List.of("--properties-file", "submit-scripts/spark-defaults.conf"));
    Map<String, String> properties =
        Map.of(
            "spark.yarn.jars", "local:" + jars + ",local:" + JARS + "/*",
            "spark.yarn.am.memory", "256m",
            "spark.ui.enabled", "false",
            "spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC",
            "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC",
            "spark.yarn.am.extraJavaOptions", "-XX:TieredStopAtLevel=1");
    properties.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(options);
    command.add("local:" + Launched.JAR);
    command.addAll(arguments);
    return Launched.start(
        command,
        output,
        Map.of(
            "HADOOP_CONF_DIR",
            folder.toString(),
            "SPARK_HOME",
            Launched.SPARK_HOME.toString(),
            "SPARK_SCALA_VERSION",
            "2.12",
            "SPARK_LOCAL_IP",
            "127.0.0.1"));
  }

  /** What YARN says of an application of this name, once it is over. */
  Ended awaitEnd(String name) throws IOException, YarnException {
    Configuration site = new YarnConfiguration();
    site.addResource(new org.apache.hadoop.fs.Path(folder.resolve(YarnServers.SITE).toUri()));
    try (YarnClient client = YarnClient.createYarnClient()) {
      client.init(site);
      client.start();
      while (true) {
        for (ApplicationReport report : client.getApplications()) {
          if (report.getName().equals(name) && report.getFinishTime() > 0) {
            int attempts = client.getApplicationAttempts(report.getApplicationId()).size();
            return new Ended(
                report.getFinalApplicationStatus().toString(), attempts, report.getDiagnostics());
          }
        }
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  /**
   * The end of an application.
   *
   * @param status such as SUCCEEDED
   * @param attempts ApplicationMasters that were started
   */
  record Ended(String status, int attempts, String diagnostics) {}

  /** The running containers whose main class has such a name. */
  List<ProcessHandle> containers(String mainClass) {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<ProcessHandle> all = process.descendants()) {
      all.filter(
              each ->
                  each.info().command().orElse("").endsWith("/java")
                      && Stream.of(each.info().arguments().orElse(new String[0]))
                          .anyMatch(argument -> argument.endsWith("." + mainClass)))
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> containers = process.descendants().toList();
    process.destroyForcibly().waitFor();
    containers.forEach(ProcessHandle::destroyForcibly);
  }
}
