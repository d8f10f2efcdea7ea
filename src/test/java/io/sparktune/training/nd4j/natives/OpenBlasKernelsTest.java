package io.sparktune.training.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which kernels OpenBLAS takes, by what it tells itself as it is loaded. */
final class OpenBlasKernelsTest {

  private static final InstructionSet PROCESSOR = InstructionSet.ofThisProcessor();

  @Test
  void kernelsAreThoseOfTheInstructionsThatTheProcessorHas() throws Exception {
    List<String> lines = ConvolutionFit.lines(OpenBlasKernelsTest::verbose);

    assertThat(told(lines)).isNotEmpty().isSubsetOf(kernels());
    assertThat(lines).contains("finite: true");
  }

  @Test
  void whatTheEnvironmentNamesIsTaken() throws Exception {
    List<String> lines =
        ConvolutionFit.lines(
            environment -> {
              verbose(environment);
              environment.put("OPENBLAS_CORETYPE", "Nehalem");
            });

    assertThat(told(lines)).isNotEmpty().containsOnly("Core: Nehalem");
  }

  private static void verbose(Map<String, String> environment) {
    environment.remove("OPENBLAS_CORETYPE");
    environment.put("OPENBLAS_VERBOSE", "2");
  }

  private static List<String> told(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("Core: ")).toList();
  }

  private static List<String> kernels() {
    return switch (PROCESSOR) {
      case AVX512 -> List.of("Core: SkylakeX");
      case AVX2 -> List.of("Core: Haswell");
      case BASIC -> List.of("Core: Prescott", "Core: Nehalem", "Core: Sandybridge");
    };
  }
}
