package io.sparktune.model.transfer;

import io.sparktune.model.Loss;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.FileReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Networks on top of the sample models. */
public final class Bases {

  private Bases() {}

  /** One that freezes up to a layer. */
  public static TransferSettings settings(
      String freeze, double baseRate, List<Integer> units, double dropout) {
    return settings(freeze, 0, baseRate, units, dropout);
  }

  /** One whose frozen part trains after some epochs. */
  public static TransferSettings settings(
      String freeze, int unfreezeAfter, double baseRate, List<Integer> units, double dropout) {
    try {
      return new TransferSettings(
          FileReference.of("data-samples/models/digits.h5"),
          List.of(),
          "hidden",
          freeze,
          unfreezeAfter,
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

  /** One on top of the convolutions that know the digits 0 to 4. */
  public static TransferSettings ofDigits(String freeze, int unfreezeAfter) {
    try {
      return new TransferSettings(
          FileReference.of("data-samples/models/digits-0-to-4.zip"),
          List.of(),
          "dense-1",
          freeze,
          unfreezeAfter,
          0.5,
          List.of(),
          "relu",
          WeightInitialisation.XAVIER,
          0.2,
          Loss.AUTO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
