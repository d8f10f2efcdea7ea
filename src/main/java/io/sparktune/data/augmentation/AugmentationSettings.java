package io.sparktune.data.augmentation;

import io.sparktune.settings.Settings;

/** The random changes of training rows that a trial asks for, of one kind of data. */
public interface AugmentationSettings extends Settings {

  /** Rows stay as they are. */
  AugmentationSettings NONE = new None();

  /** No changes. */
  record None() implements AugmentationSettings {}
}
