package io.sparktune.training.plan;

import io.sparktune.settings.Settings;

/**
 * The length of training and the sizes of its steps.
 *
 * @param patience epochs without improvement after which training stops and the best epoch's
 *     weights come back; 0 trains every epoch and keeps the last weights
 * @param minDelta of the goal's metric that counts as one
 * @param labels that a row has, where it may have several
 */
public record TrainingSettings(
    int epochs, int batchSize, int patience, double minDelta, Engine engine, LabelSettings labels)
    implements Settings {

  public TrainingSettings {
    if (epochs < 1) {
      throw new IllegalArgumentException("the number of epochs is " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("the batch size is " + batchSize);
    }
    if (patience < 0 || !(minDelta >= 0)) {
      throw new IllegalArgumentException(
          "patience is " + patience + ", the smallest improvement " + minDelta);
    }
  }

  /** Settings by which a row has each label that it rather has than not. */
  public TrainingSettings(int epochs, int batchSize, int patience, double minDelta, Engine engine) {
    this(epochs, batchSize, patience, minDelta, engine, LabelSettings.STANDARD);
  }

  /** The same with another choice of labels. */
  public TrainingSettings with(LabelSettings others) {
    return new TrainingSettings(epochs, batchSize, patience, minDelta, engine, others);
  }
}
