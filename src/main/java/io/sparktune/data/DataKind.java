package io.sparktune.data;

import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.io.IOException;

/**
 * A kind of data, such as the table: its keys in study files, its rows, and the file of a
 * preparation that a trained model keeps. Has no state.
 */
public interface DataKind {

  /** The value of {@code data.kind}. */
  String name();

  /**
   * Reads the keys of {@code data} but {@code kind} and {@code hold-out}, all of them fixed.
   *
   * @param task of the study's first goal
   */
  KindSettings settings(SettingsReader data, Task task);

  /** Reads {@code prepare}, in which any value may be a range. */
  PreparationSettings preparation(SettingsReader prepare, Task task);

  /** Reads {@code augment}, in which any value may be a range; a kind without it has no keys. */
  default AugmentationSettings augmentation(SettingsReader augment, Task task) {
    return AugmentationSettings.NONE;
  }

  /**
   * Reads all rows, on the driver.
   *
   * @param settings that this kind has read
   * @param seed of rows that are generated
   * @throws DataError if the rows cannot be used
   */
  KeyedDataset read(KindSettings settings, DataFiles files, long seed);

  /** The file of a preparation, for a model that will predict elsewhere. */
  byte[] write(FittedInputs inputs);

  /**
   * The preparation in a file.
   *
   * @throws IOException if it cannot be read
   */
  FittedInputs inputs(byte[] file) throws IOException;
}
