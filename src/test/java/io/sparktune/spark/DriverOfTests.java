package io.sparktune.spark;

import io.sparktune.cli.Launched;
import io.sparktune.space.Values;
import io.sparktune.spark.folds.FoldFunction;
import io.sparktune.spark.folds.SparkRunner;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Spark driver in this process, with properties of its own while it starts. */
public final class DriverOfTests {

  private DriverOfTests() {}

  /** Starts a driver of executors in this process. */
  public static SparkDriver local(int slots) {
    return start("local[" + slots + "]", Map.of(), ResourceSettings.DEFAULT);
  }

  /** Starts a driver of a cluster whose executors have the application and the tests. */
  public static SparkDriver of(
      String master, Path folder, ResourceSettings resources, Map<String, String> properties)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("spark.jars", Launched.JAR + "," + testJar(folder));
    all.put("spark.executor.memory", "512m");
    all.put(
        "spark.executor.extraJavaOptions",
        String.join(" ", Launched.java("", List.of()).subList(1, 14)));
    all.putAll(properties);
    return start(master, all, resources);
  }

  private static SparkDriver start(
      String master, Map<String, String> properties, ResourceSettings resources) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.put("spark.master", master);
    all.put("spark.ui.enabled", "false");
    all.put("spark.driver.host", "localhost");
    all.forEach(System::setProperty);
    try {
      return SparkDriver.start("tests", resources);
    } finally {
      all.keySet().forEach(System::clearProperty);
    }
  }

  /** A jar of the tests' own classes, because executors load what they are sent from jars. */
  private static Path testJar(Path folder) throws IOException {
    Path classes = Path.of("target/test-classes");
    Path jar = folder.resolve("tests.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.walk(classes.resolve("io/sparktune/spark"))) {
      for (Path type : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(type).toString()));
        out.write(Files.readAllBytes(type));
      }
    }
    return jar;
  }

  public static SparkRunner runner(SparkDriver driver, FoldFunction function) {
    return (SparkRunner)
        driver.runner("tests", DriverOfTests::noPlan, function, InstantSource.system());
  }

  private static TrialSettings noPlan(Values values) {
    return null;
  }

  public static FoldAssignment fold(int trial, int fold) {
    return new FoldAssignment(
        new Trial(trial, new Values(new HashMap<>(Map.of("model.x", 0.5))), trial), fold, 1);
  }
}
