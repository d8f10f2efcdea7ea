package io.sparktune.data.images.augment;

/**
 * A map from the places of a new picture to those of the old one, both from the middle of the
 * picture: x' = xx x + xy y + x0, y' = yx x + yy y + y0.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {

  static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  /** Moves the picture. */
  Affine shifted(double x, double y) {
    return after(new Affine(1, 0, -x, 0, 1, -y));
  }

  Affine flippedHorizontally() {
    return after(new Affine(-1, 0, 0, 0, 1, 0));
  }

  Affine flippedVertically() {
    return after(new Affine(1, 0, 0, 0, -1, 0));
  }

  /** Turns the picture against the clock. */
  Affine rotated(double degrees) {
    double angle = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return after(new Affine(cos, -sin, 0, sin, cos, 0));
  }

  /** Makes the picture larger by a factor. */
  Affine scaled(double factor) {
    return after(new Affine(1 / factor, 0, 0, 0, 1 / factor, 0));
  }

  /** Shears the picture. */
  Affine sheared(double x, double y) {
    return after(new Affine(1, x, 0, y, 1, 0));
  }

  /** This map behind a new one, so that the picture is changed by that one last. */
  private Affine after(Affine last) {
    return new Affine(
        xx * last.xx + xy * last.yx,
        xx * last.xy + xy * last.yy,
        xx * last.x0 + xy * last.y0 + x0,
        yx * last.xx + yy * last.yx,
        yx * last.xy + yy * last.yy,
        yx * last.x0 + yy * last.y0 + y0);
  }

  boolean isIdentity() {
    return equals(IDENTITY);
  }
}
