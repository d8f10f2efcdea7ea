package io.sparktune.model.cnn;

/** The pixels that a convolution adds around its input. */
enum Padding {
  /** As many zeros as keep the size, but for the stride. */
  SAME,
  /** None: every kernel lies within its input. */
  VALID;

  /** The length of what a window leaves of a side; 0 or less where it does not fit in. */
  int after(int side, int window, int stride) {
    return this == SAME ? (side + stride - 1) / stride : Math.floorDiv(side - window, stride) + 1;
  }
}
