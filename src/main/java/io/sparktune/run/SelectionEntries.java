package io.sparktune.run;

import io.sparktune.study.outcomes.FinishedTrial;
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
    return entries;
  }

  private static int number(FinishedTrial trial) {
    return trial.trial().number();
  }
}
