package io.sparktune.run;

import io.sparktune.lake.sinks.SinkOutcome;
import java.util.List;

/** The end of bringing sinks up to date, in words. */
public final class ExportResult {

  private final List<SinkOutcome> sinks;

  ExportResult(List<SinkOutcome> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /** Whether no sink lacks anything. */
  public boolean isWhole() {
    return sinks.stream().allMatch(sink -> sink.lack().isEmpty());
  }

  /** A line for each sink. */
  public List<String> lines() {
    return sinks.stream()
        .map(
            sink ->
                sink.lack()
                    .map(lack -> sink.place() + ": rows are lacking: " + lack)
                    .orElse(sink.place() + ": all rows are there"))
        .toList();
  }
}
