package io.sparktune.run;

import io.sparktune.lake.Storage;
import io.sparktune.report.page.ComparisonPage;
import io.sparktune.report.record.RunComparison;
import io.sparktune.report.record.RunRecord;
import io.sparktune.run.input.BadInput;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Several runs side by side.
 *
 * @param folders such as {@code runs/digits-mlp}
 */
public record ComparedRuns(List<String> folders) {

  public ComparedRuns {
    folders = List.copyOf(folders);
  }

  /**
   * Compares them.
   *
   * @throws BadInput if one of them cannot be read
   */
  public RunComparison comparison() {
    List<RunRecord> runs = folders.stream().map(folder -> new PastRun(folder).record()).toList();
    return RunComparison.of(runs, folders);
  }

  /**
   * Writes them as a page.
   *
   * @throws BadInput if one of them cannot be read, or the file not be written
   */
  public void writePage(String file) {
    int slash = file.lastIndexOf('/');
    String folder = slash < 0 ? "." : slash == 0 ? "/" : file.substring(0, slash);
    String content = ComparisonPage.of(comparison());
    try {
      Storage.at(folder, new Configuration()).write(file.substring(slash + 1), content);
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "give a file that can be written");
    }
  }
}
