package io.sparktune.report;

import java.util.List;

/**
 * The comparison of a journal's decisions with those made again.
 *
 * @param differences up to the first one, since all that follows comes of another state; empty
 *     where all decisions are the same
 */
public record ReplayReport(long events, long decisions, List<String> differences) {

  public ReplayReport {
    differences = List.copyOf(differences);
  }

  public boolean isSame() {
    return differences.isEmpty();
  }
}
