package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.past.RunFolder;
import io.sparktune.study.loop.Replay;
import io.sparktune.study.state.StudyState;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes every decision of a study again, from its journal, and compares. */
@Command(
    name = "replay",
    description = "Repeat every decision of a study from its journal, and compare.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ReplayCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Override
  public Integer call() throws Exception {
    RunFolder folder = run.folder();
    StudyFile file = folder.studyFile();
    StudySearch search =
        new StudySearch(
            file, EarlierRunData.observations(EarlierRuns.kept(file, folder.storage())));
    StudyState initial = StudyState.initial(file.rules(file.folds(), search.trials()));
    Replay replay = new Replay(initial, search.scheduler());
    List<String> differences = new ArrayList<>();
    long[] events = new long[1];
    try (FileJournal journal =
        FileJournal.open(
            folder.journal(),
            (sequence, event) -> {
              events[0] = sequence;
              // After the first difference the state is another one, so that all else may differ.
              if (differences.isEmpty()) {
                replay
                    .next(event)
                    .map(text -> "event " + sequence + ": " + text)
                    .ifPresent(differences::add);
              }
            })) {
      return tell(events[0], replay.decisions(), differences, System.out);
    }
  }

  private static int tell(long events, long decisions, List<String> differences, PrintStream out) {
    if (differences.isEmpty()) {
      out.printf("%,d events, %,d decisions: repeated, all are the same%n", events, decisions);
      return ExitCode.DONE;
    }
    differences.forEach(out::println);
    out.println("The journal was written by another version, or is not of this study file.");
    return ExitCode.STUDY_FAILED;
  }
}
