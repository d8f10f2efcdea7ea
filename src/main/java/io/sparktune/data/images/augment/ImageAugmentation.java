package io.sparktune.data.images.augment;

import io.sparktune.data.augmentation.AugmentationSettings;
import java.io.Serializable;
import java.util.stream.Stream;

/**
 * The random changes of pictures in training.
 *
 * @param shift of a share of the side, both ways
 * @param crop of a picture with so many pixels around it
 * @param rotation by degrees, both ways
 * @param scale by a share of the size, both ways
 * @param shear by degrees, both ways
 * @param brightness by a share of the range of values, both ways
 * @param contrast by a share, both ways
 * @param saturation by a share, both ways
 * @param noise with a standard deviation, as a share of the range of values
 * @param cutOut a square with a share of the side
 * @param mixup with the parameter of the beta distribution
 * @param edges whether the nearest pixels stand where a picture was moved away, in place of black
 */
public record ImageAugmentation(
    double horizontalFlip,
    double verticalFlip,
    Chance shift,
    Chance crop,
    Chance rotation,
    Chance scale,
    Chance shear,
    Chance brightness,
    Chance contrast,
    Chance saturation,
    Chance noise,
    Chance cutOut,
    Chance mixup,
    RandAugment randAugment,
    boolean edges)
    implements AugmentationSettings {

  /**
   * A change that a picture has with some probability.
   *
   * @param strength in the unit of the change
   */
  public record Chance(double probability, double strength) implements Serializable {
    public Chance {
      if (!(probability >= 0 && probability <= 1) || !(strength >= 0)) {
        throw new IllegalArgumentException(
            "the probability is " + probability + ", the strength " + strength);
      }
    }

    boolean isPossible() {
      return probability > 0 && strength > 0;
    }
  }

  /**
   * RandAugment (Cubuk et al., 2020): some operations drawn for each picture, all of one magnitude.
   *
   * @param operations for each picture; 0 for none
   * @param magnitude from 0 to 30
   */
  public record RandAugment(int operations, double magnitude) implements Serializable {
    /** The greatest magnitude. */
    static final double GREATEST = 30;

    public RandAugment {
      if (operations < 0 || !(magnitude >= 0 && magnitude <= GREATEST)) {
        throw new IllegalArgumentException(operations + " operations of magnitude " + magnitude);
      }
    }
  }

  /** Whether values may change besides by RandAugment. */
  boolean changesColours() {
    return Stream.of(brightness, contrast, saturation, noise).anyMatch(Chance::isPossible);
  }

  /** Whether no picture is ever changed. */
  public boolean isNone() {
    return horizontalFlip == 0
        && verticalFlip == 0
        && randAugment.operations() == 0
        && Stream.of(
                shift,
                crop,
                rotation,
                scale,
                shear,
                brightness,
                contrast,
                saturation,
                noise,
                cutOut,
                mixup)
            .noneMatch(Chance::isPossible);
  }
}
