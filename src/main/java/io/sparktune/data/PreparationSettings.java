package io.sparktune.data;

import io.sparktune.settings.Settings;

/** The preparation of rows that a trial asks for, of one kind of data. */
public interface PreparationSettings extends Settings {

  Imbalance imbalance();
}
