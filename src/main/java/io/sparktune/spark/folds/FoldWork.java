package io.sparktune.spark.folds;

import io.sparktune.settings.Settings;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import java.io.Serializable;
import java.util.List;

/**
 * All that a Spark task is sent for one fold, besides the broadcast.
 *
 * @param settings of the trials of the trial's lineage, its own last
 */
public record FoldWork(FoldAssignment assignment, List<? extends Settings> settings)
    implements Serializable {

  /** The same from where it was last kept, so that this is not repeated. */
  FoldWork resumedFrom(Checkpoint kept) {
    FoldAssignment given = assignment;
    if (kept.epoch() <= given.from().epoch() || kept.epoch() >= given.pauseAfter()) {
      return this;
    }
    return new FoldWork(
        new FoldAssignment(given.trial(), given.fold(), given.attempt(), kept, given.pauseAfter()),
        settings);
  }

  /** The trial's own settings. */
  public Settings own() {
    return settings.get(settings.size() - 1);
  }

  /** The settings as those of networks. */
  public List<TrialSettings> networks() {
    return settings.stream().map(TrialSettings.class::cast).toList();
  }
}
