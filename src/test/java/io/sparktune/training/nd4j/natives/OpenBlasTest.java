package io.sparktune.training.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenBlasTest {

  @Test
  void kernelsAreThoseOfTheProcessor_whoeverMadeIt() throws Exception {
    boolean isLarge = InstructionSet.ofThisProcessor() == InstructionSet.AVX512;

    assertThat(kernels(Map.of()).equals("SkylakeX")).isEqualTo(isLarge);
  }

  @Test
  void theEnvironmentNamesOthers() throws Exception {
    assertThat(kernels(Map.of(OpenBlas.VARIABLE, "NEHALEM"))).isEqualTo("Nehalem");
  }

  private static String kernels(Map<String, String> environment) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KernelsName.class.getName()));
    builder.environment().remove(OpenBlas.VARIABLE);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().reduce("", (first, second) -> second);
  }
}
