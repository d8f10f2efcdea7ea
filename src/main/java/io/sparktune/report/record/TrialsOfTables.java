package io.sparktune.report.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.lake.query.StoredTable;
import io.sparktune.settings.StrictJson;
import io.sparktune.space.Values;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes finished trials of the rows of tables. */
final class TrialsOfTables {

  private static final ObjectMapper JSON =
      StrictJson.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private final StoredTable trials;
  private final StudyFacts study;
  private final StudyRules rules;
  private final Map<Integer, SortedMap<Integer, Double>> scoresByTrial;

  private TrialsOfTables(RunTables tables, StudyFacts study) {
    this.trials = tables.trials();
    this.study = study;
    this.rules = study.rules();
    this.scoresByTrial = scores(tables.folds());
  }

  /** By number. */
  static List<FinishedTrial> of(RunTables tables, StudyFacts study) {
    TrialsOfTables made = new TrialsOfTables(tables, study);
    List<FinishedTrial> finished = new ArrayList<>();
    tables.trials().all().forEach(row -> finished.add(made.trial(row)));
    finished.sort(Comparator.comparingInt(over -> over.trial().number()));
    return finished;
  }

  private static Map<Integer, SortedMap<Integer, Double>> scores(StoredTable folds) {
    Map<Integer, SortedMap<Integer, Double>> scores = new HashMap<>();
    for (int row = 0; row < folds.rows(); row++) {
      OptionalDouble score = folds.real("score", row);
      if (Double.isFinite(score.orElse(Double.NaN))
          && folds.text("state", row).equals("complete")) {
        scores
            .computeIfAbsent((int) folds.integer("trial", row), any -> new TreeMap<>())
            .put((int) folds.integer("fold", row), score.getAsDouble());
      }
    }
    return scores;
  }

  private FinishedTrial trial(int row) {
    int number = (int) trials.integer("trial", row);
    Values values = values(trials.text("params_json", row));
    return new FinishedTrial(
        new Trial(number, values, trials.integer("seed", row)),
        outcome(row, number, values),
        (int) trials.integer("folds", row),
        trials.integer("epochs", row),
        trials.time("started_at", row).orElse(Instant.EPOCH),
        trials.time("finished_at", row).orElse(Instant.EPOCH));
  }

  private TrialOutcome outcome(int row, int number, Values values) {
    String state = trials.text("state", row);
    OptionalDouble score = trials.real("score", row);
    if (state.equals("pruned")) {
      return new TrialOutcome.Pruned(trials.text("pruned_reason", row));
    }
    if (state.equals("complete") && score.isPresent() && !Double.isFinite(score.getAsDouble())) {
      return new TrialOutcome.Failed(
          FailureKind.UNDEFINED_SCORE, "its score is " + score.getAsDouble());
    }
    if (!state.equals("complete") || score.isEmpty()) {
      return new TrialOutcome.Failed(
          kind(trials.text("failure_kind", row)), trials.text("failure_message", row));
    }
    Map<String, Double> measured = new LinkedHashMap<>();
    for (String metric : rules.measured()) {
      trials.real(study.column(metric), row).ifPresent(mean -> measured.put(metric, mean));
    }
    return new TrialOutcome.Complete(
        score.getAsDouble(),
        trials.real("score_std", row),
        List.copyOf(scoresByTrial.getOrDefault(number, new TreeMap<>()).values()),
        measured,
        rules.violations(values, score.getAsDouble(), measured),
        (int) trials.integer("best_epoch", row));
  }

  private static FailureKind kind(String column) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.column().equals(column))
        .findFirst()
        .orElse(FailureKind.CODE_ERROR);
  }

  private static Values values(String json) {
    try {
      return new Values(json.isEmpty() ? Map.of() : JSON.readValue(json, MAP));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new Values(Map.of());
    }
  }
}
