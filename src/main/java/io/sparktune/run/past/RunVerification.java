package io.sparktune.run.past;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.TablesCheck;
import io.sparktune.report.VerificationReport;
import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A comparison of all files of a study with its journal, also while the study runs. */
public final class RunVerification {

  private final RunFolder run;
  private final StudyFile file;
  private final StudyRules rules;

  public RunVerification(RunFolder run) {
    this.run = run;
    this.file = run.studyFile();
    this.rules = ReplayedState.rules(file);
  }

  /**
   * Reads the files, and then the journal, which is never behind them.
   *
   * @throws io.sparktune.lake.journal.DamagedJournal if a line of the journal cannot be one
   */
  public VerificationReport report() throws IOException {
    TablesCheck.Snapshot tables = new TablesCheck.Snapshot(run.tables());
    KeptWinner winner = KeptWinner.in(run.storage());
    JournalChain chain = FileJournal.digests(run.journal());
    StudyTables all =
        new StudyTables(
            file.study().name(), file.space(), rules, tables.metrics().orElse(List.of()));
    List<String> differences = new ArrayList<>();
    RunJournal journal = new RunJournal(new StudyEvents(file.space(), rules), run.journal());
    StudyState[] then = {journal.possible().initial()};
    JournalChain read = new JournalChain();
    try (TablesCheck check = new TablesCheck(tables, chain, all)) {
      StudyState now =
          journal.replay(
              read,
              (sequence, event, state) -> {
                if (isOfAnotherFile(event) && differences.isEmpty()) {
                  differences.add("study.conf: is not what event " + sequence + " began with");
                }
                then[0] = winner.event() == 0 || winner.event() == sequence ? state : then[0];
                check.recorded(sequence, event, state);
              });
      WinnerDifferences ofWinner = winner.compared(read, then[0], now);
      differences.addAll(check.differences());
      differences.addAll(ofWinner.wrong());
      List<String> unwritten = new ArrayList<>(check.unwritten());
      boolean isFinished = winner.isOf(read, now);
      if (isFinished) {
        unwritten.forEach(lack -> differences.add(lack + ": are missing"));
        unwritten.clear();
      }
      unwritten.addAll(ofWinner.unwritten());
      VerificationReport searched =
          new VerificationReport(read.events(), now.finished().size(), differences, unwritten);
      return new RoundsCheck(file, run.storage(), now).with(searched);
    }
  }

  private boolean isOfAnotherFile(Event event) {
    return event instanceof Event.StudyOpened opened
        && !file.hasFingerprint(opened.studyFingerprint());
  }
}
