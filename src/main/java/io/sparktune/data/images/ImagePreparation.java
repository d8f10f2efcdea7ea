package io.sparktune.data.images;

import io.sparktune.data.Imbalance;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.images.pixels.Interpolation;

/**
 * The settings of the preparation of pictures. What is fitted is fitted on the training rows of a
 * fold only.
 *
 * @param height in pixels; 0 leaves it as it is
 * @param width in pixels; 0 leaves it as it is
 * @param grey whether colours become their brightness
 * @param flatten whether the network reads a vector in place of a picture
 * @param standardTarget whether a numeric target has mean 0 and standard deviation 1; scores are in
 *     its own unit all the same
 */
public record ImagePreparation(
    Scaling scale,
    int height,
    int width,
    Interpolation resize,
    boolean grey,
    boolean flatten,
    boolean standardTarget,
    Imbalance imbalance)
    implements PreparationSettings {

  public ImagePreparation {
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException("the size is " + height + " × " + width);
    }
  }

  /** The scaling of pixels. */
  public enum Scaling {
    /** From 0 to 1. */
    UNIT,
    /** From -1 to 1. */
    SYMMETRIC,
    /** Mean 0 and standard deviation 1 of each channel. */
    STANDARD
  }
}
