package io.sparktune.run.results;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.report.page.StudyPage;
import io.sparktune.settings.Secrets;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a run for people and schedulers. A study never fails for them. */
public final class KeptResults {

  private static final Logger LOG = LoggerFactory.getLogger(KeptResults.class);

  private final Storage folder;

  /**
   * @param folder of the study, which only its driver may change
   */
  public KeptResults(Storage folder) {
    this.folder = folder;
  }

  /** Puts a file in place of any of that name. */
  public void write(String name, String content) {
    write(name, () -> content);
  }

  /** Writes the page of the study as its tables tell it now. */
  public void writePage(StudyFile file) {
    write(StudyPage.NAME, () -> new RecordedRun(file, folder).page(""));
  }

  private void write(String name, Supplier<String> content) {
    try {
      folder.write(name, content.get());
    } catch (RuntimeException | Error e) {
      LOG.warn("{} is not written: {}", name, Secrets.masked(String.valueOf(e.getMessage())));
      LOG.debug("{} is not written", name, e);
    }
  }
}
