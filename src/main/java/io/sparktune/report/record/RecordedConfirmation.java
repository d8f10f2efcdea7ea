package io.sparktune.report.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.HonestScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the confirmation of tied trials from the manifest of a run. */
final class RecordedConfirmation {

  private RecordedConfirmation() {}

  /** Empty where none was asked for, or nothing tells of it yet. */
  static Optional<Confirmation> of(JsonNode kept, RunRecord run) {
    Optional<Confirmation.Ending> ending =
        Arrays.stream(Confirmation.Ending.values())
            .filter(each -> each.key().equals(kept.path("ended").asText()))
            .findFirst();
    Map<Integer, FinishedTrial> trials =
        run.finished().stream()
            .collect(Collectors.toMap(trial -> trial.trial().number(), Function.identity()));
    List<Confirmation.Standing> standings = new ArrayList<>();
    for (JsonNode each : kept.path("trials")) {
      FinishedTrial trial = trials.get(each.path("trial").asInt(-1));
      if (trial == null) {
        return Optional.empty();
      }
      standings.add(
          new Confirmation.Standing(
              trial,
              scores(each.path("scores")),
              each.path("left_after_round").asInt(0),
              leaving(each.path("left_as").asText())));
    }
    return ending.map(
        end ->
            new Confirmation(
                kept.path("asked").asInt(),
                kept.path("rounds").asInt(),
                end,
                standings,
                honest(kept)));
  }

  private static Optional<HonestScore> honest(JsonNode kept) {
    JsonNode interval = kept.path("score_interval");
    return interval.size() == 2
        ? Optional.of(
            new HonestScore(
                kept.path("score").asDouble(),
                interval.path(0).asDouble(),
                interval.path(1).asDouble()))
        : Optional.empty();
  }

  private static Confirmation.Leaving leaving(String key) {
    return Arrays.stream(Confirmation.Leaving.values())
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElse(Confirmation.Leaving.NONE);
  }

  private static List<Double> scores(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asDouble).toList();
  }
}
