package io.sparktune.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparktune.config.StudyFile;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.data.RecordJson;
import io.sparktune.data.folds.Validation;
import io.sparktune.lake.FilePath;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.report.Numbers;
import io.sparktune.report.ScoreInterval;
import io.sparktune.report.WinnerReport;
import io.sparktune.run.input.CodeHash;
import io.sparktune.run.input.TrialInput;
import io.sparktune.run.input.Version;
import io.sparktune.run.past.KeptWinner;
import io.sparktune.run.past.NativesInUse;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.StrictJson;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.spark.folds.Winner;
import io.sparktune.spark.input.files.SubmittedFiles;
import io.sparktune.spark.prediction.ModelOnFrames;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.diagnostics.Diagnostics;
import io.sparktune.training.plan.FinalRows;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import io.sparktune.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Trains the winner for good and writes what is needed to use it, repeat it and trust it. */
final class WinnerWriter {

  private static final ObjectMapper JSON =
      StrictJson.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String HOLD_OUT = "hold_out";
  private static final String INTERVAL = "hold_out_interval";
  private static final String UNDEFINED = "hold_out_undefined";
  private static final String ON_ALL_ROWS = "trained_on_all_rows";

  private static final String SCHEDULE = "schedule.json";
  private static final String CLASSES = "classes.csv";

  private static final String FRAME =
      """
      # Its rows are a DataFrame, which a program gives: Tuning.file("best.conf").data(rows, target).
      # For the command run, put data.path with the same rows in place of data.source.
      """;

  private static final String LAST_VALUES =
      """
      # The values of the winner's last epochs. Before, it was trained with those of other trials,
      # as schedule.json says; this study trains these values from the first epoch on.
      """;

  private final StudyFile file;
  private final TrialInput input;
  private final Storage folder;
  private final JournalChain journal;
  private final NativesInUse natives;

  WinnerWriter(
      StudyFile file,
      TrialInput input,
      Storage folder,
      JournalChain journal,
      NativesInUse natives) {
    this.file = file;
    this.input = input;
    this.folder = folder;
    this.journal = journal;
    this.natives = natives;
  }

  /** The manifest comes last: once it is there, the study is finished. */
  WinnerReport write(SparkDriver spark, SharedStudy shared, StudyState state, Selection selection) {
    FinishedTrial best = file.finalChoice().of(selection);
    WinnerSchedule schedule = new WinnerSchedule(best);
    Winner winner = winner(shared, schedule, best);
    Map<String, byte[]> model = model(winner);
    if (!model.isEmpty()) {
      folder.in("models").writeFolder("best", place -> model.forEach(place::write));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    model.forEach((name, bytes) -> files.put("models/best/" + name, bytes));
    if (state.rules().population() > 0) {
      files.put(SCHEDULE, json(schedule.table()).getBytes(UTF_8));
      folder.write(SCHEDULE, files.get(SCHEDULE));
    }
    if (winner.byClass() != null) {
      files.put(CLASSES, winner.byClass().csv().getBytes(UTF_8));
      folder.write(CLASSES, files.get(CLASSES));
    }
    if (winner.diagnostics() != null) {
      files.put(Diagnostics.FILE, winner.diagnostics().json());
      folder.write(Diagnostics.FILE, files.get(Diagnostics.FILE));
    }
    String values =
        file.withValues(
            best.trial().values(),
            best.trial().number(),
            path ->
                FilePath.absolute(
                    SubmittedFiles.place(path, spark.fileSystems()), spark.fileSystems()),
            version());
    files.put(KeptWinner.BEST_FILE, (comments(schedule) + values).getBytes(UTF_8));
    folder.write(KeptWinner.BEST_FILE, files.get(KeptWinner.BEST_FILE));
    WinnerReport report = report(selection, winner.holdOut(), range(winner));
    Map<String, Object> manifest = manifest(spark, state, report, winner);
    manifest.putAll(KeptWinner.mark(journal, journal.events(), files));
    folder.write(KeptWinner.MANIFEST, json(manifest));
    for (String name : List.of(SCHEDULE, CLASSES, Diagnostics.FILE)) {
      if (!files.containsKey(name)) {
        folder.deleteFile(name); // of another study that had this folder
      }
    }
    return report;
  }

  private Map<String, byte[]> model(Winner winner) {
    Map<String, byte[]> files = new LinkedHashMap<>(winner.files());
    csv().ifPresent(dialect -> files.put(ModelOnFrames.CSV_FILE, RecordJson.write(dialect)));
    return files;
  }

  /** An objective leaves no model. */
  private Winner winner(SharedStudy shared, WinnerSchedule schedule, FinishedTrial best) {
    return file.hasObjective()
        ? new Winner(Map.of(), null, null, null, null, null)
        : shared.train(
            "%s: trains the winner, trial %d, for %s"
                .formatted(
                    file.study().name(),
                    best.trial().number(),
                    Numbers.count(best.bestEpoch(), "epoch")),
            schedule.stages(file.trialSettings()),
            best.bestEpoch(),
            file.finalRows());
  }

  private String comments(WinnerSchedule schedule) {
    return (schedule.hasChanges() ? LAST_VALUES : "") + (isFrame() ? FRAME : "");
  }

  /** How the rows that the model will predict are written, by all that is known. */
  private Optional<CsvDialect> csv() {
    return !file.hasObjective()
            && file.data().rows().table().orElse(null) instanceof DataSource.Files files
        ? Optional.of(files.csv())
        : Optional.empty();
  }

  /** The version of the one table that the study reads. */
  private Optional<String> version() {
    return file.hasObjective()
        ? Optional.empty()
        : Optional.ofNullable(input.versions().get(file.data().rows().place()));
  }

  private boolean isFrame() {
    return !file.hasObjective()
        && file.data().rows().table().orElse(null) instanceof DataSource.DataFrame;
  }

  /** Rows of a group, or near each other in time, are not independent of each other. */
  private @Nullable ScoreRange range(Winner winner) {
    boolean isOfRows =
        !file.hasObjective()
            && (file.validation() instanceof Validation.KFold
                || file.validation() instanceof Validation.SingleSplit);
    return isOfRows ? winner.holdOutRange() : null;
  }

  private WinnerReport report(
      Selection selection, @Nullable Scores holdOut, @Nullable ScoreRange holdOutRange) {
    FinishedTrial best = file.finalChoice().of(selection);
    return new WinnerReport(
        file.study().goals(),
        best,
        ScoreInterval.of(best.foldScores(), input.testRatio()),
        selection,
        new WinnerSchedule(best).origins(),
        input.holdOutRows(),
        input.testPlace(),
        holdOut,
        holdOutRange,
        BaselineScores.of(input, file.study().goals().first()),
        isOnAllRows());
  }

  private boolean isOnAllRows() {
    return !file.hasObjective() && file.finalRows() == FinalRows.ALL && input.holdOutRows() > 0;
  }

  /** Whether a finished study has its winner, trained on the rows that are asked for now. */
  boolean isDone(StudyState state) {
    KeptWinner kept = KeptWinner.in(folder);
    return kept.isOf(journal, state)
        && kept.choice() == file.finalChoice()
        && kept.confirmations() == file.confirmations()
        && kept.hasRounds(state)
        && kept.winner().path(ON_ALL_ROWS).asBoolean(false) == isOnAllRows();
  }

  /** The winner of a study that is finished. */
  WinnerReport kept(StudyState state) {
    JsonNode winner = KeptWinner.in(folder).winner();
    Map<String, Double> defined = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    winner
        .path(HOLD_OUT)
        .fields()
        .forEachRemaining(each -> defined.put(each.getKey(), each.getValue().asDouble()));
    winner
        .path(UNDEFINED)
        .fields()
        .forEachRemaining(each -> undefined.put(each.getKey(), each.getValue().asText()));
    JsonNode range = winner.path(INTERVAL);
    return report(
        KeptWinner.in(folder).selection(state),
        winner.has(HOLD_OUT) ? new Scores(defined, undefined) : null,
        range.size() == 2
            ? new ScoreRange(range.path(0).asDouble(), range.path(1).asDouble())
            : null);
  }

  private Map<String, Object> manifest(
      SparkDriver spark, StudyState state, WinnerReport report, Winner winner) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("study", file.study().name());
    Goals goals = file.study().goals();
    manifest.put("goal", goals.first().toString());
    if (goals.areSeveral()) {
      manifest.put("goals", goals.all().stream().map(Goal::toString).toList());
      Front front = state.front();
      manifest.put("front", front.trials().stream().map(trial -> trial.trial().number()).toList());
      manifest.put("hypervolume", front.hypervolume());
    }
    manifest.put("seed", file.study().seed());
    manifest.put("configuration_sha256", file.fingerprint());
    manifest.put("data", Secrets.masked(input.toString()));
    manifest.put("data_sha256", input.digest());
    if (!input.versions().isEmpty()) {
      Map<String, String> tables = new TreeMap<>();
      input.versions().forEach((table, version) -> tables.put(Secrets.masked(table), version));
      manifest.put("data_versions", tables);
    }
    manifest.put("code_sha256", CodeHash.ofThisProgram());
    manifest.put("trials", state.finished().size());
    manifest.put(
        "taken_over_trials", state.finished().stream().filter(FinishedTrial::isTakenOver).count());
    manifest.put("pruned_trials", state.count(TrialState.PRUNED));
    manifest.put("failed_trials", state.count(TrialState.FAILED));
    manifest.put("epochs", state.epochs());
    manifest.put("folds", input.folds());
    manifest.put("winner", winner(report, winner));
    if (!file.sinks().isEmpty()) {
      manifest.put("sinks", file.sinks().stream().map(ConfiguredSink::place).toList());
    }
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("sparktune", Version.current());
    versions.put("spark", spark.version());
    versions.put("deeplearning4j", Version.of("deeplearning4j"));
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    manifest.put("versions", versions);
    if (!file.hasObjective()) {
      manifest.put("natives", natives.hosts());
    }
    return manifest;
  }

  private Map<String, Object> winner(WinnerReport report, Winner winner) {
    FinishedTrial best = report.best();
    Map<String, Object> winning = new LinkedHashMap<>();
    winning.put("trial", best.trial().number());
    winning.put("seed", best.trial().seed());
    winning.put("values", best.trial().values().byName());
    if (best.trial().origin() != null) {
      winning.put("parent", best.trial().origin().parent().number());
      winning.put("parent_epoch", best.trial().origin().epoch());
    }
    winning.put("score", best.score());
    OptionalDouble deviation = best.scoreDeviation();
    winning.put("score_std", deviation.isPresent() ? deviation.getAsDouble() : null);
    winning.put("measured", best.measured());
    winning.put(KeptWinner.CHOSEN, file.finalChoice().key());
    winning.putAll(SelectionEntries.of(report.selection()));
    winning.put("refit_epochs", best.bestEpoch());
    if (winner.holdOut() != null) {
      winning.put("hold_out_rows", input.holdOutRows());
      if (!input.testPlace().isEmpty()) {
        winning.put("test", Secrets.masked(input.testPlace()));
      }
      winning.put(HOLD_OUT, winner.holdOut().defined());
      ScoreRange range = report.holdOutRange();
      if (range != null) {
        winning.put(INTERVAL, List.of(range.low(), range.high()));
      }
      winning.put(UNDEFINED, winner.holdOut().undefined());
      winning.put(ON_ALL_ROWS, isOnAllRows());
    }
    if (!report.baselines().isEmpty()) {
      winning.put("baselines", report.baselines());
    }
    if (winner.trainer() != null) {
      winning.put("engine", winner.trainer().engine());
      winning.put("natives", winner.trainer().natives());
    }
    return winning;
  }

  private static String json(Object content) {
    try {
      return JSON.writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
