package io.sparktune.training.checkpoints;

import io.sparktune.data.FittedInputs;
import io.sparktune.settings.SettingsDigest;
import io.sparktune.settings.Sha256;
import io.sparktune.training.nd4j.natives.Natives;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Trial;
import java.util.List;

/**
 * The identity of a fold in a checkpoint, by the trial that trained it. The same key means that
 * training gives the same weights, wherever and however often it begins.
 *
 * @param plan the digest of the trial's settings, or of all stages
 * @param preparation the digest of what was fitted on the training rows
 * @param natives the digest of what the last bits depend on
 */
public record CheckpointKey(
    int trial, int fold, long seed, String plan, String preparation, String natives) {

  /**
   * The key of a trial's fold.
   *
   * @param plans of the trial's lineage
   */
  static CheckpointKey of(
      Trial trial, int fold, List<TrialSettings> plans, FittedInputs preparation) {
    List<Stage> stages = Stage.of(trial, plans, each -> each.foldSeed(fold));
    return new CheckpointKey(
        trial.number(),
        fold,
        trial.foldSeed(fold),
        stages.size() == 1 ? plans.get(0).digest() : SettingsDigest.of(stages),
        preparation.digest(),
        Sha256.of(Natives.kind()));
  }
}
