package io.sparktune.data.images.augment;

/**
 * An operation of RandAugment by its strength at the greatest magnitude, as torchvision has them.
 * All but those on values move pixels.
 */
enum Operation {
  IDENTITY,
  ROTATION,
  SHEAR_X,
  SHEAR_Y,
  SHIFT_X,
  SHIFT_Y,
  BRIGHTNESS,
  CONTRAST,
  SATURATION,
  SOLARIZE,
  POSTERIZE,
  NORMALIZE;

  private static final double DEGREES = 30;
  private static final double SHEAR = 0.3;
  private static final double SHIFT = 150.0 / 331;
  private static final double COLOUR = 0.9;
  private static final double RANGE = 255;
  private static final double MOST_BITS_LOST = 4;

  /**
   * The map of pixels.
   *
   * @param strength from -1 to 1
   */
  Affine moved(Affine map, double strength, int height, int width) {
    return switch (this) {
      case ROTATION -> map.rotated(strength * DEGREES);
      case SHEAR_X -> map.sheared(strength * SHEAR, 0);
      case SHEAR_Y -> map.sheared(0, strength * SHEAR);
      case SHIFT_X -> map.shifted(Math.rint(strength * SHIFT * width), 0);
      case SHIFT_Y -> map.shifted(0, Math.rint(strength * SHIFT * height));
      case IDENTITY, BRIGHTNESS, CONTRAST, SATURATION, SOLARIZE, POSTERIZE, NORMALIZE -> map;
    };
  }

  /** Whether it changes values. */
  boolean isOfColours() {
    return switch (this) {
      case BRIGHTNESS, CONTRAST, SATURATION, SOLARIZE, POSTERIZE, NORMALIZE -> true;
      case IDENTITY, ROTATION, SHEAR_X, SHEAR_Y, SHIFT_X, SHIFT_Y -> false;
    };
  }

  /**
   * Changes values.
   *
   * @param strength from -1 to 1
   */
  void change(Colours colours, double strength) {
    switch (this) {
      case BRIGHTNESS -> colours.brighten(strength * COLOUR);
      case CONTRAST -> colours.stretch(1 + strength * COLOUR);
      case SATURATION -> colours.saturate(1 + strength * COLOUR);
      case SOLARIZE -> colours.solarize(RANGE * (1 - Math.abs(strength)));
      case POSTERIZE ->
          colours.posterize(Byte.SIZE - (int) Math.rint(Math.abs(strength) * MOST_BITS_LOST));
      case NORMALIZE -> colours.normalize();
      case IDENTITY, ROTATION, SHEAR_X, SHEAR_Y, SHIFT_X, SHIFT_Y -> {}
    }
  }
}
