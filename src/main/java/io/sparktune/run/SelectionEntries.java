package io.sparktune.run;

import io.sparktune.run.past.KeptWinner;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The comparison of a study's winner with its other trials as the manifest has it. */
final class SelectionEntries {

  private SelectionEntries() {}

  static Map<String, Object> of(Selection selection) {
    Map<String, Object> entries = new LinkedHashMap<>();
    selection
        .honest()
        .ifPresent(
            honest -> {
              entries.put("honest_score", honest.score());
              entries.put("honest_score_interval", List.of(honest.low(), honest.high()));
            });
    entries.put("chosen_from", selection.compared());
    entries.put("tied", selection.tied().stream().map(SelectionEntries::number).sorted().toList());
    entries.put("simplest_tied", number(selection.simplest()));
    selection
        .confirmation()
        .ifPresent(confirmed -> entries.put(KeptWinner.CONFIRMATION, entries(confirmed)));
    return entries;
  }

  private static Map<String, Object> entries(Confirmation confirmed) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("asked", confirmed.asked());
    entries.put("rounds", confirmed.rounds());
    entries.put("folds", confirmed.folds());
    entries.put("ended", confirmed.ending().key());
    confirmed
        .honest()
        .ifPresent(
            honest -> {
              entries.put("score", honest.score());
              entries.put("score_interval", List.of(honest.low(), honest.high()));
            });
    entries.put("tied", confirmed.tied().stream().map(SelectionEntries::number).toList());
    entries.put("trials", confirmed.standings().stream().map(SelectionEntries::entries).toList());
    return entries;
  }

  private static Map<String, Object> entries(Confirmation.Standing standing) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("trial", number(standing.trial()));
    entries.put("score", standing.scores().isEmpty() ? null : standing.score());
    entries.put("scores", standing.scores());
    entries.put("left_after_round", standing.after() == 0 ? null : standing.after());
    entries.put("left_as", standing.after() == 0 ? null : standing.leaving().key());
    return entries;
  }

  private static int number(FinishedTrial trial) {
    return trial.trial().number();
  }
}
