package io.sparktune.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes made of what Maven built: the application jar and a Spark home of Maven's jars. */
public final class Launched {

  public static final Path JAR = Path.of(System.getProperty("sparktune.jar"));
  static final Path SPARK_HOME = Path.of(System.getProperty("sparktune.spark-home"));

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private Launched() {}

  /** The command that starts a class with Spark's jars on its class path. */
  public static List<String> java(String classPath, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-XX:+UseParallelGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dlog4j2.configurationFile=file:conf/log4j2.properties");
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    return command;
  }

  /** Sparktune on this machine, as run-local.sh starts it. */
  static List<String> local(String master, String... arguments) {
    List<String> command =
        java(
            JAR + ":" + SPARK_HOME + "/jars/*",
            List.of(
                "-Xmx1g",
                "-Dspark.master=" + master,
                "-Dspark.driver.host=localhost",
                "-Dspark.ui.enabled=false"));
    command.add("io.sparktune.Sparktune");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts a process whose output goes to a file. */
  static Process start(List<String> command, Path output, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs a process to its end and returns its exit code. */
  static int run(List<String> command, Path output) throws IOException, InterruptedException {
    Process process = start(command, output, Map.of());
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("no end within five minutes:\n" + text(output));
    }
    return process.exitValue();
  }

  static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
