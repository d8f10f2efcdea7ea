package io.sparktune.training.nd4j.natives;

import static io.sparktune.training.nd4j.natives.NativeBuild.AVX512;
import static io.sparktune.training.nd4j.natives.NativeBuild.ONEDNN;
import static io.sparktune.training.nd4j.natives.NativeBuild.ONEDNN_AVX2;
import static io.sparktune.training.nd4j.natives.NativeBuild.ONEDNN_AVX512;
import static io.sparktune.training.nd4j.natives.NativeBuild.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NativesChoiceTest {

  private static final Set<NativeBuild> ALL = EnumSet.allOf(NativeBuild.class);

  @Test
  void theFastestThatTheProcessorRunsIsTaken() {
    assertThat(NativesChoice.AUTO.among(ALL, InstructionSet.AVX512)).isEqualTo(ONEDNN_AVX512);
    assertThat(NativesChoice.AUTO.among(ALL, InstructionSet.AVX2)).isEqualTo(ONEDNN_AVX2);
    assertThat(NativesChoice.AUTO.among(ALL, InstructionSet.BASIC)).isEqualTo(ONEDNN);
    assertThat(NativesChoice.AUTO.among(Set.of(AVX512, ONEDNN), InstructionSet.AVX512))
        .isEqualTo(ONEDNN);
    assertThat(NativesChoice.AUTO.among(Set.of(AVX512, PLAIN), InstructionSet.AVX2))
        .isEqualTo(PLAIN);
  }

  @Test
  void natives_areTakenByName_onAnyProcessorThatRunsThem() {
    for (NativesChoice choice : NativesChoice.all()) {
      assertThat(NativesChoice.of(choice.toString())).isEqualTo(choice);
    }
    assertThat(NativesChoice.of("plain").among(ALL, InstructionSet.AVX512)).isEqualTo(PLAIN);
    assertThat(NativesChoice.of("onednn-avx2").among(ALL, InstructionSet.AVX2))
        .isEqualTo(ONEDNN_AVX2);
  }

  @Test
  void whatCannotRunIsRefusedWithARemedy() {
    assertThatThrownBy(
            () -> NativesChoice.AUTO.among(EnumSet.of(ONEDNN_AVX2), InstructionSet.BASIC))
        .hasMessage(
            "the processor has no AVX2, and all natives here need more: [onednn-avx2]; wanted the"
                + " jar of the natives onednn as well (--jars)");
    assertThatThrownBy(() -> NativesChoice.of("onednn-avx512").among(ALL, InstructionSet.AVX2))
        .hasMessage(
            "the natives onednn-avx512 need AVX-512, and the processor has AVX2; wanted auto, or"
                + " natives for any processor");
    assertThatThrownBy(
            () -> NativesChoice.of("plain").among(EnumSet.of(ONEDNN), InstructionSet.AVX2))
        .hasMessage(
            "the natives plain are not here, only [onednn]; wanted auto, one of these, or their"
                + " jar as well (--jars)");
    assertThatThrownBy(() -> NativesChoice.of("fast"))
        .hasMessage(
            "sparktune.natives = fast: wanted one of auto, onednn-avx512, onednn-avx2, onednn,"
                + " avx512, avx2, plain");
  }

  @Test
  void linuxDescribesItsProcessors() {
    String avx2 = "fpu sse2 fma movbe avx f16c bmi1 avx2 bmi2";
    String avx512 = avx2 + " avx512f avx512dq avx512cd avx512bw avx512vl";
    assertThat(described(avx2)).isEqualTo(InstructionSet.AVX2);
    assertThat(described(avx512)).isEqualTo(InstructionSet.AVX512);
    assertThat(described(avx512.replace(" fma", ""))).isEqualTo(InstructionSet.BASIC);
    assertThat(described(avx512.replace("avx512vl", "avx512er"))).isEqualTo(InstructionSet.AVX2);
    assertThat(described(avx512, avx2)).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.ofDescription("Features\t: fp asimd\n"))
        .isEqualTo(InstructionSet.BASIC);
  }

  @Test
  void oneDnnTakesAsMuchAsItMay() {
    assertThat(InstructionSet.AVX512.limitedTo(null)).isEqualTo(InstructionSet.AVX512);
    assertThat(InstructionSet.AVX512.limitedTo("ALL")).isEqualTo(InstructionSet.AVX512);
    assertThat(InstructionSet.AVX512.limitedTo("AVX2")).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.AVX2.limitedTo("AVX512_CORE")).isEqualTo(InstructionSet.AVX2);
    assertThat(InstructionSet.AVX2.limitedTo("SSE41")).isEqualTo(InstructionSet.BASIC);
  }

  private static InstructionSet described(String... processors) {
    StringBuilder text = new StringBuilder();
    for (String flags : processors) {
      text.append("processor\t: 0\nflags\t\t: ").append(flags).append("\nbugs\t\t:\n\n");
    }
    return InstructionSet.ofDescription(text.toString());
  }
}
