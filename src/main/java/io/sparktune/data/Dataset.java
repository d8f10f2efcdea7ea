package io.sparktune.data;

import io.sparktune.data.table.Table;

import java.io.Serializable;

/** The features of all rows and what is to be foretold of them. */
public record Dataset(Table features, Target target) implements Serializable {

  public Dataset {
    if (features.rows() != target.rows()) {
      throw new IllegalArgumentException(
          "the features have " + features.rows() + " rows, the target " + target.rows());
    }
  }

  public int rows() {
    return features.rows();
  }

  /** The memory all cells take, outside the Java heap. */
  public long bytes() {
    return features.bytes() + target.bytes();
  }

  /** SHA-256 in hexadecimal of all names, kinds and cells; the same on every machine. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
