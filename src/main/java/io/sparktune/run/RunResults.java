package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.run.results.KeptResults;
import io.sparktune.run.results.Notification;
import io.sparktune.run.results.PageWriter;
import io.sparktune.run.results.ResultFile;
import io.sparktune.run.results.RunEnding;
import java.util.concurrent.Callable;

/** The files and messages that tell of one driver's run: that it runs, its page, how it ended. */
final class RunResults {

  private final StudyFile file;
  private final Storage folder;
  private final ResultFile result;

  /**
   * @param folder of the study
   */
  RunResults(StudyFile file, Storage folder) {
    this.file = file;
    this.folder = folder;
    this.result = new ResultFile(file, folder.uri());
  }

  /** Runs a study from before its folder is open, and tells others how it ended. */
  StudyResult told(Callable<StudyResult> run) throws Exception {
    Notification notification = new Notification(file.telling());
    try {
      StudyResult ended = run.call();
      notification.tell(text(ended), ended.ending().key());
      return ended;
    } catch (Exception | Error e) {
      notification.tell(result.failed(e), RunEnding.of(e).key());
      throw e;
    }
  }

  /**
   * Runs a study in its open folder, and keeps there how it goes and how it ended.
   *
   * @param own the folder, which only this driver may change
   */
  StudyResult kept(Storage own, Callable<StudyResult> study) throws Exception {
    KeptResults kept = new KeptResults(own);
    kept.write(ResultFile.NAME, result.running());
    try {
      StudyResult ended;
      try (PageWriter unused =
          PageWriter.start(() -> kept.writePage(file), file.telling().reportEvery())) {
        ended = study.call();
      }
      kept.write(ResultFile.NAME, text(ended));
      kept.writePage(file);
      return ended;
    } catch (Exception | Error e) {
      kept.write(ResultFile.NAME, result.failed(e));
      kept.writePage(file);
      throw e;
    }
  }

  private String text(StudyResult ended) {
    return result.ended(
        ended.ending(), ended.endingInWords(), ended.report(), ended.sinks(), folder);
  }
}
