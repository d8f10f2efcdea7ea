package io.sparktune.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A virtual machine of its own for one setting.
 *
 * @param openMpThreads {@code OMP_NUM_THREADS}, empty to leave it unset
 */
record Child(String name, String openMpThreads, List<String> options) {

  private static final String MARK = "measured ";

  /** Tells the parent one line. */
  static void tell(Object line) {
    String text = line instanceof Measurement measurement ? measurement.line() : line.toString();
    System.out.println(MARK + text);
  }

  /** Runs a program and returns what it told. */
  List<String> run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("bench.opens").trim().split("\\s+", -1)));
    command.addAll(options);
    command.add("-Dlog4j2.configurationFile=file:conf/log4j2.properties");
    command.add("-Dspark.driver.host=localhost");
    command.add("-Dspark.ui.enabled=false");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (openMpThreads.isEmpty()) {
      builder.environment().remove("OMP_NUM_THREADS");
    } else {
      builder.environment().put("OMP_NUM_THREADS", openMpThreads);
    }
    return completed(builder.start(), program);
  }

  private List<String> completed(Process process, Class<?> program)
      throws IOException, InterruptedException {
    List<String> completed = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MARK)) {
          completed.add(line.substring(MARK.length()));
          System.out.println(line.substring(MARK.length()));
        }
      }
    }
    int end = process.waitFor();
    if (end != 0) {
      throw new IllegalStateException(
          program.getSimpleName() + " with " + name + " ended with " + end);
    }
    return completed;
  }
}
