package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real standalone cluster of processes: a master and its workers, made of Maven's jars. */
public final class StandaloneCluster implements AutoCloseable {

  /** What every process of the cluster is told, its drivers included. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SPARK_HOME", Launched.SPARK_HOME.toString(),
          "SPARK_SCALA_VERSION", "2.12",
          "SPARK_LOCAL_IP", "127.0.0.1");

  private final Path folder;
  private final Map<String, String> environment;
  private final String master;
  private final List<Process> daemons = new ArrayList<>();

  private StandaloneCluster(Path folder, Map<String, String> environment, String master) {
    this.folder = folder;
    this.environment = environment;
    this.master = master;
  }

  /**
   * Starts a cluster.
   *
   * @param folder for its logs and work
   * @param options of each worker, besides memory for one executor
   */
  public static StandaloneCluster start(Path folder, List<String> options, int workers)
      throws IOException {
    return start(folder, options, workers, Map.of());
  }

  /** Starts a cluster whose processes have more in their environment. */
  public static StandaloneCluster start(
      Path folder, List<String> options, int workers, Map<String, String> environment)
      throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> all = new LinkedHashMap<>(ENVIRONMENT);
    all.putAll(environment);
    StandaloneCluster cluster = new StandaloneCluster(folder, all, "spark://127.0.0.1:" + port);
    cluster.daemon(
        "master",
        "deploy.master.Master",
        List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0"));
    cluster.await("master", "I have been elected leader");
    for (int worker = 1; worker <= workers; worker++) {
      cluster.startWorker("worker-" + worker, options);
    }
    return cluster;
  }

  private void startWorker(String name, List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0", "--memory", "1g"));
    arguments.addAll(List.of("--work-dir", folder.resolve(name).toString(), master));
    daemon(name, "deploy.worker.Worker", arguments);
    await(name, "Successfully registered with master");
  }

  private void daemon(String name, String type, List<String> arguments) throws IOException {
    List<String> command = Launched.java(Launched.SPARK_HOME + "/jars/*", List.of("-Xmx256m"));
    command.removeIf(option -> option.startsWith("-Dlog4j2.configurationFile"));
    command.add("org.apache.spark." + type);
    command.addAll(arguments);
    daemons.add(Launched.start(command, folder.resolve(name + ".txt"), environment));
  }

  private void await(String name, String line) {
    Path output = folder.resolve(name + ".txt");
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Launched.text(output).contains(line)) {
      assertThat(System.nanoTime()).as(Launched.text(output)).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** Where drivers reach it. */
  public String master() {
    return master;
  }

  /** The living executors of a worker, from 0. */
  public List<ProcessHandle> executors(int worker) {
    return daemons.get(1 + worker).descendants().filter(ProcessHandle::isAlive).toList();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly().waitFor();
    }
  }
}
