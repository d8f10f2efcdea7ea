package io.sparktune.run.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.SinkOutcome;
import io.sparktune.report.StudyReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.Version;
import io.sparktune.run.past.KeptWinner;
import io.sparktune.settings.Secrets;
import io.sparktune.settings.StrictJson;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goal;
import io.sparktune.trial.SteadyClock;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code result.json} of a run, for schedulers: that a driver runs the study, and how that
 * ended.
 */
public final class ResultFile {

  public static final String NAME = "result.json";

  /** The outcome of a run that has not ended, or whose driver was killed. */
  public static final String RUNNING = "running";

  private static final ObjectMapper JSON =
      StrictJson.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What of the manifest's winner a scheduler asks for. */
  private static final List<String> OF_WINNER =
      List.of(
          "trial",
          "values",
          "score",
          "score_std",
          "measured",
          "chosen",
          "honest_score",
          "honest_score_interval",
          "chosen_from",
          "tied",
          "simplest_tied",
          KeptWinner.CONFIRMATION,
          "refit_epochs",
          "hold_out_rows",
          "hold_out",
          "baselines",
          "trained_on_all_rows");

  private final StudyFile file;
  private final String place;
  private final Instant startedAt = now();

  /**
   * @param place of the study's folder, with the scheme of its file system
   */
  public ResultFile(StudyFile file, String place) {
    this.file = file;
    this.place = place;
  }

  private static Instant now() {
    return SteadyClock.wall().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Of a study that runs. */
  public String running() {
    return json(entries(RUNNING, null, ""));
  }

  /**
   * Of a study that has ended.
   *
   * @param sinks what became of them
   * @param folder with the winner's files
   */
  public String ended(
      RunEnding ending,
      String reason,
      StudyReport report,
      List<SinkOutcome> sinks,
      Storage folder) {
    Map<String, Object> entries = entries(ending.key(), ending, reason);
    Map<String, Object> trials = new LinkedHashMap<>();
    trials.put("asked", report.trialsAsked());
    trials.put("finished", report.trials().size());
    for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
      trials.put(state.column(), report.count(state));
    }
    entries.put("trials", trials);
    entries.put("epochs", report.trials().stream().mapToLong(FinishedTrial::epochs).sum());
    entries.put("best", best(report).orElse(null));
    entries.put("winner", report.winner() == null ? null : winner(folder));
    if (!sinks.isEmpty()) {
      entries.put("sinks", sinks.stream().map(ResultFile::entry).toList());
    }
    return json(entries);
  }

  private static Map<String, Object> entry(SinkOutcome sink) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("sink", sink.key());
    entry.put("place", sink.place());
    entry.put("lack", sink.lack().orElse(null));
    return entry;
  }

  /** Of a run that failed. */
  public String failed(Throwable failure) {
    RunEnding ending = RunEnding.of(failure);
    return json(entries(ending.key(), ending, words(failure, ending)));
  }

  private static String words(Throwable failure, RunEnding ending) {
    return ending == RunEnding.REFUSED
        ? BadInput.line(String.valueOf(failure.getMessage()))
        : BadInput.line(FailureWords.of(failure));
  }

  private Map<String, Object> entries(String outcome, @Nullable RunEnding ending, String reason) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("study", file.study().name());
    entries.put("outcome", outcome);
    entries.put("exit_code", ending == null ? null : ending.exitCode());
    entries.put("exit_reason", ending == null ? null : Secrets.masked(reason));
    entries.put("started_at", startedAt.toString());
    entries.put("ended_at", ending == null ? null : now().toString());
    entries.put("sparktune", Version.current());
    entries.put("folder", Secrets.masked(place));
    entries.put("goals", file.study().goals().all().stream().map(Goal::toString).toList());
    return entries;
  }

  private static Optional<Map<String, Object>> best(StudyReport report) {
    return report.leaderboard().stream()
        .findFirst()
        .map(
            best -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("trial", best.trial().number());
              entry.put("score", best.score());
              entry.put("values", best.trial().values().byName());
              return entry;
            });
  }

  private static Map<String, Object> winner(Storage folder) {
    JsonNode kept = KeptWinner.in(folder).winner();
    Map<String, Object> winner = new LinkedHashMap<>();
    OF_WINNER.stream().filter(kept::has).forEach(key -> winner.put(key, kept.get(key)));
    return winner;
  }

  private static String json(Map<String, Object> entries) {
    try {
      return JSON.writeValueAsString(entries) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
