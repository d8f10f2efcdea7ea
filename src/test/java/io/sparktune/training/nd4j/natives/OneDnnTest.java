package io.sparktune.training.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether layers use oneDNN, by what oneDNN itself tells of each of its calls. */
final class OneDnnTest {

  @Test
  void aConvolutionIsComputedByOneDnn() throws Exception {
    List<String> lines = fit();

    assertThat(lines).anyMatch(line -> line.startsWith("helper: ") && line.contains("MKLDNNConv"));
    assertThat(lines).anyMatch(line -> isPrimitive(line, "convolution,", "forward_"));
    assertThat(lines).anyMatch(line -> isPrimitive(line, "convolution,", "backward_weights"));
    assertThat(lines).contains("finite: true");
    assertThat(lines).anyMatch(line -> line.startsWith("natives: ") && line.contains("-onednn"));
  }

  private static boolean isPrimitive(String line, String... words) {
    return line.contains("verbose,exec,cpu,") && List.of(words).stream().allMatch(line::contains);
  }

  private static List<String> fit(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dsparktune.log=info"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConvolutionFit.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DNNL_VERBOSE", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
