package io.sparktune.bench;

import java.util.stream.Collectors;

/** Medians and quartiles of regret, as a table in Markdown. */
final class QualityTable {

  private QualityTable() {}

  static String head(Protocol protocol) {
    String checkpoints =
        protocol.checkpoints().stream().map(n -> "@" + n).collect(Collectors.joining(" | "));
    int columns = 5 + protocol.checkpoints().size();
    return "| function | sampler | seeds | %s | quartiles | a suggestion |%n%s"
        .formatted(checkpoints, "|---".repeat(columns) + "|");
  }

  /** Without the last column. */
  static String line(Quality quality) {
    return "| %s | %s | %d | %s | %s–%s |"
        .formatted(
            quality.function(),
            quality.sampler(),
            quality.seeds(),
            quality.medians(),
            Quality.rounded(quality.lower()),
            Quality.rounded(quality.upper()));
  }
}
