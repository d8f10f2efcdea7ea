package io.sparktune.training.plan;

import io.sparktune.data.PreparationSettings;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.settings.Settings;

/** A trial's values, read as settings: all that an executor has to know of the study file. */
public record TrialSettings(
    PreparationSettings preparation,
    AugmentationSettings augmentation,
    NetworkSettings network,
    OptimizerSettings optimizer,
    TrainingSettings training)
    implements Settings {

  /** Settings that change no training rows. */
  public TrialSettings(
      PreparationSettings preparation,
      NetworkSettings network,
      OptimizerSettings optimizer,
      TrainingSettings training) {
    this(preparation, AugmentationSettings.NONE, network, optimizer, training);
  }

  /** The same with other settings of training. */
  public TrialSettings with(TrainingSettings others) {
    return new TrialSettings(preparation, augmentation, network, optimizer, others);
  }
}
