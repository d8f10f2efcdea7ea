package io.sparktune.run.sinks;

import io.sparktune.config.SinksFile;
import io.sparktune.config.StudyFile;
import io.sparktune.config.text.Permission;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.SinkOutcome;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.TablesCheck;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyKinds;
import io.sparktune.run.input.StudyText;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.RunJournal;
import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A run that ended, was killed or is in progress, whose sinks are brought up to date. */
public final class ExportedRun {

  private final RunFolder run;
  private final StudyFile file;
  private final RunJournal journal;
  private final List<ConfiguredSink> sinks;
  private final BinaryOperator<String> problem;

  private ExportedRun(
      RunFolder run, StudyFile file, List<ConfiguredSink> sinks, BinaryOperator<String> problem) {
    this.run = run;
    this.file = file;
    this.journal = RunJournal.of(file, run.journal());
    this.sinks = List.copyOf(sinks);
    this.problem = problem;
  }

  /**
   * A run and its own sinks.
   *
   * @throws BadInput if it has none
   */
  public static ExportedRun of(RunFolder run) {
    StudyFile file = run.studyFile();
    if (file.sinks().isEmpty()) {
      throw new BadInput(
          run.name() + "/study.conf: sinks: has none; name a file that has some with --sink");
    }
    return new ExportedRun(run, file, file.sinks(), file::problem);
  }

  /** A run and the sinks of another file. */
  public static ExportedRun of(RunFolder run, String sinksFile, Set<Permission> permissions) {
    SinksFile sinks =
        SinksFile.read(sinksFile, StudyText.of(sinksFile), permissions, StudyKinds.all());
    return new ExportedRun(run, run.studyFile(), sinks.sinks(), sinks::problem);
  }

  /**
   * Writes what the sinks lack; one that fails keeps no other from it.
   *
   * @param spark gives the session, started if need be
   * @throws BadInput if a sink needs something that this process lacks
   */
  public List<SinkOutcome> written(Supplier<SparkSession> spark) throws IOException {
    StudySinks.require(sinks, problem, spark);
    StudyRules rules = journal.possible().rules();
    StudyTables tables = new StudyTables(file.study().name(), file.space(), rules, metrics());
    SinkNeeds needs = new SinkNeeds(tables, run.storage(), spark);
    return sinks.stream().map(sink -> needs.of(sink).finished()).toList();
  }

  /** As its own tables say it, or else its journal. */
  private List<String> metrics() throws IOException {
    List<String> told = new TablesCheck.Snapshot(run.tables()).metrics().orElse(List.of());
    if (!told.isEmpty()) {
      return told;
    }
    Set<String> measured = new TreeSet<>();
    StudyState unused =
        journal.replay(
            (sequence, event, state) -> {
              if (event instanceof Event.FoldFinished finished
                  && finished.result().outcome() instanceof FoldOutcome.Scored scored) {
                measured.addAll(scored.scores().defined().keySet());
              }
            });
    return List.copyOf(measured);
  }
}
