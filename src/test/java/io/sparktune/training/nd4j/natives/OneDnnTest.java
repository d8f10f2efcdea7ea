package io.sparktune.training.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether layers use oneDNN, by what oneDNN itself tells of each of its calls. */
final class OneDnnTest {

  @Test
  void aConvolutionIsComputedByOneDnn() throws Exception {
    List<String> lines = ConvolutionFit.lines(environment -> environment.put("DNNL_VERBOSE", "1"));

    assertThat(lines).anyMatch(line -> line.startsWith("helper: ") && line.contains("MKLDNNConv"));
    assertThat(lines).anyMatch(line -> isPrimitive(line, "convolution,", "forward_"));
    assertThat(lines).anyMatch(line -> isPrimitive(line, "convolution,", "backward_weights"));
    assertThat(lines).contains("finite: true");
    assertThat(lines).anyMatch(line -> line.startsWith("natives: ") && line.contains("-onednn"));
  }

  private static boolean isPrimitive(String line, String... words) {
    return line.contains("verbose,exec,cpu,") && List.of(words).stream().allMatch(line::contains);
  }
}
