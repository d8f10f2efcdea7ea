package io.sparktune.lake.sinks;

import io.sparktune.config.SinksFile;
import io.sparktune.config.StudyFile;
import io.sparktune.config.sections.Kinds;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.run.input.StudyText;
import io.sparktune.run.past.ReplayedState;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.RunJournal;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * A process that writes a run to sinks in many batches, as a long night does: after each few events
 * of the journal, and at the end.
 */
public final class SteppedExport {

  static final String BEGINS = "the first batch";

  private SteppedExport() {}

  /** The run's folder, a file with sinks, and the number of batches. */
  public static void main(String[] arguments) throws Exception {
    RunFolder run = new RunFolder(arguments[0]);
    StudyFile study = run.studyFile();
    SinksFile sinks =
        SinksFile.read(arguments[1], StudyText.of(arguments[1]), Set.of(), Kinds.builtIn());
    int batches = Integer.parseInt(arguments[2]);
    RunJournal journal = RunJournal.of(study, run.journal());
    StudyTables tables =
        new StudyTables(study.study().name(), study.space(), ReplayedState.rules(study), List.of());
    long events = FileJournal.digests(run.journal()).events();
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      System.out.println(BEGINS);
      for (int batch = 1; batch <= batches; batch++) {
        long last = events * batch / batches;
        JournalReplay known =
            (chain, observer) ->
                journal.replay(
                    chain,
                    (sequence, event, state) -> {
                      if (sequence <= last) {
                        observer.recorded(sequence, event, state);
                      }
                    });
        for (ConfiguredSink sink : sinks.sinks()) {
          long unused = new SinkUpdate(sink, tables, run.storage(), known, () -> spark).run();
        }
      }
      System.out.println("the last batch");
    }
  }
}
