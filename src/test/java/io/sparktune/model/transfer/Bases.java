package io.sparktune.model.transfer;

import io.sparktune.model.Loss;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.FileReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Networks on top of the sample of Keras. */
public final class Bases {

  private Bases() {}

  /** One that freezes up to a layer. */
  public static TransferSettings settings(
      String freeze, double baseRate, List<Integer> units, double dropout) {
    try {
      return new TransferSettings(
          FileReference.of("data-samples/models/digits.h5"),
          List.of(),
          "hidden",
          freeze,
          baseRate,
          units,
          "tanh",
          WeightInitialisation.XAVIER,
          dropout,
          Loss.AUTO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
