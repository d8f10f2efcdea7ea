package io.sparktune.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.report.Numbers;
import io.sparktune.run.input.CodeHash;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.Version;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.spark.folds.Winner;
import io.sparktune.study.state.FinishedTrial;
import io.sparktune.study.state.Front;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.TrialState;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Trains the winner for good and writes what is needed to use it, repeat it and trust it. */
final class WinnerWriter {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String SCHEDULE = "schedule.json";

  private static final String LAST_VALUES =
      """
      # The values of the winner's last epochs. Before, it was trained with those of other trials,
      # as schedule.json tells; this study trains these values from the first epoch on.
      """;

  private final StudyFile file;
  private final StudyInput input;
  private final Storage folder;
  private final PrintStream out;

  WinnerWriter(StudyFile file, StudyInput input, Storage folder, PrintStream out) {
    this.file = file;
    this.input = input;
    this.folder = folder;
    this.out = out;
  }

  /** {@code best.conf} comes last: once it is there, the study is finished. */
  void write(SparkDriver spark, SharedStudy shared, StudyState state) {
    FinishedTrial best = state.winner().orElseThrow();
    WinnerSchedule schedule = new WinnerSchedule(best);
    Winner winner = shared.train(schedule.stages(file.trialSettings()), best.bestEpoch());
    Storage model = folder.in("models").in("best");
    winner.files().forEach(model::write);
    folder.write("manifest.json", json(manifest(spark, state, best, winner)));
    if (state.rules().population() > 0) {
      folder.write(SCHEDULE, json(schedule.table()));
    }
    String values = file.withValues(best.trial().values(), best.trial().number());
    folder.write("best.conf", (schedule.hasChanges() ? LAST_VALUES : "") + values);
    tell(best, winner, schedule);
  }

  private void tell(FinishedTrial best, Winner winner, WinnerSchedule schedule) {
    Goals goals = file.study().goals();
    Goal goal = goals.first();
    out.printf(
        "The winner is trial %d%s: %s over %s.%n",
        best.trial().number(),
        goals.areSeveral() ? ", the knee of the front" : "",
        Numbers.reached(goals, best),
        Numbers.count(best.folds(), "fold"));
    if (schedule.hasChanges()) {
      out.printf("It resumed from %s: its values changed in training.%n", schedule.origins());
    }
    if (winner.holdOut() != null) {
      String score =
          winner.holdOut().of(goal.column()).isPresent()
              ? Numbers.score(winner.holdOut().of(goal.column()).getAsDouble())
              : "undefined (" + winner.holdOut().undefined().get(goal.column()) + ")";
      out.printf(
          "Trained again for %s on all rows but the %d held out, it scores %s on those.%n",
          Numbers.count(best.bestEpoch(), "epoch"),
          input.data().folds().holdOutRows().length,
          score);
    }
    out.printf("%nmodel    %s%n", folder.in("models").in("best"));
    if (schedule.hasChanges()) {
      out.printf("schedule %s/%s%n", folder, SCHEDULE);
      out.printf("values   %s/best.conf, the last ones; alone they do not repeat it%n", folder);
    } else {
      out.printf("repeat   %s/best.conf%n", folder);
    }
    out.printf(
        "tables   %s/{trials,folds,epochs,decisions%s}%n",
        folder.in("tables"), goals.areSeveral() ? ",fronts" : "");
  }

  private Map<String, Object> manifest(
      SparkDriver spark, StudyState state, FinishedTrial best, Winner winner) {
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
    manifest.put("data", input.toString());
    manifest.put("data_sha256", input.dataset().digest());
    manifest.put("code_sha256", CodeHash.ofThisProgram());
    manifest.put("trials", state.finished().size());
    manifest.put(
        "taken_over_trials", state.finished().stream().filter(FinishedTrial::isTakenOver).count());
    manifest.put("pruned_trials", state.count(TrialState.PRUNED));
    manifest.put("failed_trials", state.count(TrialState.FAILED));
    manifest.put("epochs", state.epochs());
    manifest.put("folds", input.folds());
    manifest.put("winner", winner(best, winner));
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("sparktune", Version.current());
    versions.put("spark", spark.version());
    versions.put("deeplearning4j", Version.of("deeplearning4j"));
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    manifest.put("versions", versions);
    return manifest;
  }

  private static Map<String, Object> winner(FinishedTrial best, Winner winner) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("trial", best.trial().number());
    told.put("seed", best.trial().seed());
    told.put("values", best.trial().values().byName());
    if (best.trial().origin() != null) {
      told.put("parent", best.trial().origin().parent().number());
      told.put("parent_epoch", best.trial().origin().epoch());
    }
    told.put("score", best.score());
    OptionalDouble deviation = best.scoreDeviation();
    told.put("score_std", deviation.isPresent() ? deviation.getAsDouble() : null);
    told.put("measured", best.measured());
    told.put("refit_epochs", best.bestEpoch());
    if (winner.holdOut() != null) {
      told.put("hold_out", winner.holdOut().defined());
      told.put("hold_out_undefined", winner.holdOut().undefined());
    }
    return told;
  }

  private static String json(Object content) {
    try {
      return JSON.writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
