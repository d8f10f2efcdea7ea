package io.sparktune.run;

import io.sparktune.space.Values;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.training.plan.LabelSettings;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.LabelThreshold;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The schedule of values that a winner is trained with, epoch by epoch: those of the trials of its
 * lineage.
 */
record WinnerSchedule(FinishedTrial winner) {

  /** The stages by which it is trained for good. */
  List<Stage> stages(Function<Values, TrialSettings> plans) {
    List<TrialSettings> inTurn =
        winner.trial().lineage().stream()
            .map(trial -> withThreshold(plans.apply(trial.values())))
            .toList();
    return Stage.of(winner.trial(), inTurn, trial -> Seeds.derive(trial.seed(), "refit", 0));
  }

  /** A threshold of labels that had to be fitted is the mean over the winner's folds. */
  private TrialSettings withThreshold(TrialSettings plan) {
    LabelSettings labels = plan.training().labels();
    Double fitted = winner.measured().get(LabelThreshold.COLUMN);
    return labels.needsFitting() && fitted != null
        ? plan.with(plan.training().with(labels.at(fitted)))
        : plan;
  }

  /** Whether its values changed while it was trained. */
  boolean hasChanges() {
    return winner.trial().origin() != null;
  }

  /** The trials whose values it has in turn, up to its last epoch. */
  List<Map<String, Object>> table() {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Trial> lineage = winner.trial().lineage();
    for (int place = 0; place < lineage.size(); place++) {
      Trial trial = lineage.get(place);
      boolean last = place == lineage.size() - 1;
      int through = last ? winner.bestEpoch() : lineage.get(place + 1).inheritedEpochs();
      if (trial.inheritedEpochs() < winner.bestEpoch()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("trial", trial.number());
        row.put("seed", trial.seed());
        row.put("first_epoch", trial.inheritedEpochs() + 1);
        row.put("last_epoch", Math.min(through, winner.bestEpoch()));
        row.put("values", trial.values().byName());
        rows.add(row);
      }
    }
    return rows;
  }

  /** Such as {@code trial 12 after epoch 10, that one from trial 4 after epoch 5}. */
  String origins() {
    StringBuilder text = new StringBuilder();
    for (Origin origin = winner.trial().origin();
        origin != null;
        origin = origin.parent().origin()) {
      text.append(text.isEmpty() ? "" : ", that one from ")
          .append("trial ")
          .append(origin.parent().number())
          .append(" after epoch ")
          .append(origin.epoch());
    }
    return text.toString();
  }
}
