package io.sparktune.data.images.pixels;

/** The way in which pictures get another size. */
public enum Interpolation {
  /** Between the nearest pixels, as OpenCV's INTER_LINEAR and PyTorch's bilinear. */
  BILINEAR,
  /** The mean of the area that a new pixel covers, as OpenCV's INTER_AREA. */
  AREA
}
