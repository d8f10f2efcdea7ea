package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.run.results.KeptResults;
import io.sparktune.run.results.ResultFile;
import java.util.concurrent.Callable;

/** The files that tell of one driver's run: that it runs, and how it ended. */
record RunResults(StudyFile file) {

  /**
   * Runs a study, and keeps how it ended.
   *
   * @param folder of the study
   */
  StudyResult of(Storage folder, Callable<StudyResult> study) throws Exception {
    ResultFile file = new ResultFile(this.file, folder.uri());
    KeptResults kept = new KeptResults(folder);
    kept.write(ResultFile.NAME, file.running());
    try {
      StudyResult result = study.call();
      kept.write(
          ResultFile.NAME,
          file.ended(result.ending(), result.endingInWords(), result.report(), folder));
      kept.writePage(this.file);
      return result;
    } catch (Exception | Error e) {
      kept.write(ResultFile.NAME, file.failed(e));
      kept.writePage(this.file);
      throw e;
    }
  }
}
