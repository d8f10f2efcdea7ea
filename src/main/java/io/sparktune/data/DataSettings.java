package io.sparktune.data;

/**
 * The rows of a study and those among them that are held out.
 *
 * @param kind of the data
 * @param rows as this kind reads them
 * @param holdOut the share of rows that no trial sees, in [0, 0.9]
 */
public record DataSettings(DataKind kind, KindSettings rows, double holdOut) {

  public DataSettings {
    if (!(holdOut >= 0 && holdOut <= 0.9)) {
      throw new IllegalArgumentException("the hold-out share is " + holdOut);
    }
  }
}
