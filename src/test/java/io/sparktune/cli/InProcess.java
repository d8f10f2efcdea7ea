package io.sparktune.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What a command line answered that ran in this process. */
public record InProcess(int exitCode, String out, String err) {

  private static final Map<String, String> LOCAL_SPARK =
      Map.of(
          "spark.master", "local[2]",
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost");

  private static final Set<String> WITH_WIDE_LINES =
      Set.of("run", "plan", "simulate", "importance", "status", "trials", "compare");

  /** Runs a command line with a Spark of two slots. */
  public static InProcess execute(String... arguments) {
    return execute(LOCAL_SPARK, arguments);
  }

  /** Runs a command line where nobody said which Spark to use. */
  public static InProcess executeWithoutSpark(String... arguments) {
    return execute(Map.of(), arguments);
  }

  /** Runs a command line with these system properties and no other of Spark's. */
  public static InProcess execute(Map<String, String> sparkProperties, String... arguments) {
    return executeIn80Columns(sparkProperties, wide(arguments));
  }

  /** The same with line breaks and tables as they are on a small terminal. */
  public static InProcess executeIn80Columns(String... arguments) {
    return executeIn80Columns(LOCAL_SPARK, arguments);
  }

  private static String[] wide(String... arguments) {
    return WITH_WIDE_LINES.contains(arguments.length == 0 ? "" : arguments[0])
        ? Stream.concat(Stream.of(arguments), Stream.of("--wide")).toArray(String[]::new)
        : arguments;
  }

  private static InProcess executeIn80Columns(
      Map<String, String> sparkProperties, String... arguments) {
    LoggerFactory.getLogger(InProcess.class); // the log is set up before streams are exchanged
    Map<String, String> before = takeSparkProperties();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try (PrintStream outText = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
        PrintStream errText = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
      sparkProperties.forEach(System::setProperty);
      System.setOut(outText);
      System.setErr(errText);
      int exitCode = SparktuneCommand.execute(arguments);
      return new InProcess(
          exitCode,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      takeSparkProperties();
      before.forEach(System::setProperty);
    }
  }

  private static Map<String, String> takeSparkProperties() {
    Map<String, String> taken = new LinkedHashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("spark.")) {
        taken.put(name, System.getProperty(name));
        System.clearProperty(name);
      }
    }
    return taken;
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  /** What a user sees on standard error, the log's lines included. */
  List<String> errLines() {
    return err.lines().toList();
  }
}
