package io.sparktune.lake.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.Launched;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts processes that write a run to sinks, and kills them. */
public final class SteppedExports {

  private SteppedExports() {}

  /**
   * Kills one with {@code kill -9}.
   *
   * @param settings of Spark
   * @param after its first batch has begun
   * @return whether it was killed before its end
   */
  public static boolean kill(
      Path run, Path sinks, int batches, Map<String, String> settings, Duration after)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-Xmx768m"));
    settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
    List<String> command = Launched.java(System.getProperty("java.class.path"), options);
    command.addAll(
        List.of(
            SteppedExport.class.getName(),
            run.toString(),
            sinks.toString(),
            String.valueOf(batches)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo(SteppedExport.BEGINS);
      boolean isOver = process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      return !isOver;
    }
  }
}
