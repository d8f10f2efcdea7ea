package io.sparktune.report.page;

import io.sparktune.report.record.RunComparison;
import java.util.List;

/** The page of runs side by side. */
public final class ComparisonPage {

  private ComparisonPage() {}

  /** The whole file. */
  public static String of(RunComparison comparison) {
    return PageFile.of(
        "Runs side by side",
        List.of(String.join(", ", comparison.names())),
        new Section().with("changes", StudyPage.changes(comparison)));
  }
}
