package io.sparktune.training.nd4j.natives;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vector instructions of a processor; each level has those before it. */
public enum InstructionSet {
  BASIC("no AVX2", ""),
  AVX2("AVX2", "avx2 bmi1 bmi2 f16c fma movbe"),
  AVX512("AVX-512", "avx512f avx512bw avx512cd avx512dq avx512vl");

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private final String words;
  private final String flags;

  InstructionSet(String words, String flags) {
    this.words = words;
    this.flags = flags;
  }

  /** The highest level of this machine's processor. */
  static InstructionSet ofThisProcessor() {
    try {
      return ofDescription(Files.readString(LINUX, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return ofJavaLevel(javaLevel());
    }
  }

  /**
   * The level that oneDNN goes to.
   *
   * @param most in oneDNN's words, null where it takes all
   */
  InstructionSet limitedTo(@Nullable String most) {
    InstructionSet limit =
        most == null || most.startsWith("AVX512") || most.equals("ALL")
            ? AVX512
            : most.startsWith("AVX2") ? AVX2 : BASIC;
    return compareTo(limit) <= 0 ? this : limit;
  }

  /** The highest level in Linux' description of a machine, for whichever of its processors. */
  static InstructionSet ofDescription(String description) {
    Set<String> common = null;
    for (String line : description.lines().filter(each -> each.startsWith("flags")).toList()) {
      List<String> flags = words(line.substring(line.indexOf(':') + 1));
      if (common == null) {
        common = new HashSet<>(flags);
      }
      common.retainAll(flags);
    }
    InstructionSet highest = BASIC;
    for (InstructionSet level : values()) {
      if (common == null || !common.containsAll(words(level.flags))) {
        break;
      }
      highest = level;
    }
    return highest;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /** What Java itself found out, at most; 0 where it does not say. */
  private static int javaLevel() {
    try {
      return Integer.parseInt(
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
              .getVMOption("UseAVX")
              .getValue());
    } catch (IllegalArgumentException e) {
      return 0; // a processor of another kind
    }
  }

  private static InstructionSet ofJavaLevel(int level) {
    return level >= 3 ? AVX512 : level == 2 ? AVX2 : BASIC;
  }

  @Override
  public String toString() {
    return words;
  }
}
