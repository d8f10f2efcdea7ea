package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.sinks.trackers.Tracked;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.settings.Secrets;
import io.sparktune.study.outcomes.FinishedTrial;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags and parameters of a study's runs. */
final class StudyTags {

  static final String JOURNAL = "sparktune.journal";
  static final String TRIAL = "sparktune.trial";
  static final String EXPORTED = "sparktune.exported";

  private static final String KIND = "sparktune.kind";
  private static final String OF_STUDY = "study";
  private static final String VERSION = "sparktune.version";

  private final StudyTables study;
  private final String journal;

  /**
   * @param journal the digest of its first event
   */
  StudyTags(StudyTables study, String journal) {
    this.study = study;
    this.journal = journal;
  }

  private Map<String, String> common(String name) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", MlflowNames.runName(name));
    tags.put("mlflow.user", MlflowNames.tag(System.getProperty("user.name", "unknown")));
    tags.put("mlflow.source.name", "sparktune");
    tags.put("mlflow.source.type", "JOB");
    tags.put("sparktune.study", MlflowNames.tag(study.study()));
    tags.put(JOURNAL, journal);
    return tags;
  }

  String name() {
    return MlflowNames.runName(study.study());
  }

  /** Of the study's own run as it begins. */
  Map<String, String> ofStudy() {
    Map<String, String> tags = common(study.study());
    tags.put("sparktune.goal", MlflowNames.tag(study.rules().goals().toString()));
    tags.put(KIND, OF_STUDY);
    return tags;
  }

  /** By which a run is found. */
  Map<String, String> known(int trial) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(JOURNAL, journal);
    tags.put(
        trial == Tracked.STUDY ? KIND : TRIAL,
        trial == Tracked.STUDY ? OF_STUDY : Integer.toString(trial));
    return tags;
  }

  Map<String, String> parametersOfStudy() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("goal", MlflowNames.parameter(study.rules().goals().toString()));
    parameters.put("folds", Integer.toString(study.rules().folds()));
    return parameters;
  }

  /** Of each driver that takes the study up. */
  Map<String, String> of(Tracked.Opened opened) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("sparktune.trials", Integer.toString(opened.event().limits().trials()));
    tags.put(VERSION, MlflowNames.tag(opened.event().version()));
    tags.put("sparktune.configuration_sha256", opened.event().studyFingerprint());
    tags.put("sparktune.data_sha256", opened.event().dataFingerprint());
    return tags;
  }

  Map<String, String> of(Tracked.Closed closed) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("sparktune.ended", closed.reason().text());
    if (closed.best() != null) {
      tags.put("sparktune.best_trial", Integer.toString(closed.best().trial().number()));
    }
    return tags;
  }

  /** Of a trial's run as it begins. */
  Map<String, String> of(Tracked.Begun begun, LoggedRun parent) {
    Map<String, String> tags = common(Tracked.runName(begun.trial()));
    tags.put("mlflow.parentRunId", parent.id());
    tags.put(TRIAL, Integer.toString(begun.trial()));
    tags.put(VERSION, MlflowNames.tag(begun.version()));
    tags.put("sparktune.seed", Long.toString(begun.proposed().seed()));
    if (begun.proposed().origin() != null) {
      tags.put(
          "sparktune.parent_trial", Integer.toString(begun.proposed().origin().parent().number()));
      tags.put("sparktune.parent_epoch", Integer.toString(begun.proposed().origin().epoch()));
    }
    return tags;
  }

  Map<String, String> parameters(Tracked.Begun begun) {
    Map<String, String> parameters = new LinkedHashMap<>();
    begun
        .proposed()
        .values()
        .byName()
        .forEach(
            (name, value) ->
                parameters.put(
                    MlflowNames.name(name), MlflowNames.parameter(String.valueOf(value))));
    return parameters;
  }

  Map<String, String> of(FinishedTrial over) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("sparktune.state", over.state().column());
    tags.put("sparktune.epochs", Long.toString(over.epochs()));
    over.completion()
        .ifPresent(complete -> tags.put("sparktune.feasible", Boolean.toString(over.isFeasible())));
    over.pruneReason().ifPresent(reason -> tags.put("sparktune.pruned_reason", tag(reason)));
    over.failure()
        .ifPresent(
            failure -> {
              tags.put("sparktune.failure_kind", failure.kind().column());
              tags.put("sparktune.failure_message", tag(failure.message()));
            });
    return tags;
  }

  private static String tag(String text) {
    return MlflowNames.tag(Secrets.masked(text));
  }
}
