package io.sparktune.model.cnn;

import io.sparktune.model.BadConfiguration;

/** The size of what a layer gives for an image. */
record FeatureMaps(int height, int width, int channels) {

  FeatureMaps convolved(int block, ConvolutionBlock settings, int stride) {
    int kernel = settings.kernel();
    FeatureMaps smaller = shrunk(settings.padding(), kernel, stride, settings.filters());
    if (smaller.isEmpty()) {
      throw new BadConfiguration(
          collapse(block, "convolution of " + square(kernel))
              + "; use padding = same, a smaller kernel or fewer blocks");
    }
    return smaller;
  }

  FeatureMaps pooled(int block, int size) {
    FeatureMaps smaller = shrunk(Padding.VALID, size, size, channels);
    if (smaller.isEmpty()) {
      throw new BadConfiguration(
          collapse(block, "pooling of " + square(size))
              + "; use pooling = none, fewer blocks or larger images");
    }
    return smaller;
  }

  private FeatureMaps shrunk(Padding padding, int window, int stride, int filters) {
    return new FeatureMaps(
        padding.after(height, window, stride), padding.after(width, window, stride), filters);
  }

  private String collapse(int block, String what) {
    return "the "
        + what
        + " in block "
        + block
        + " leaves nothing of the "
        + height
        + " × "
        + width
        + " pixels that it reads";
  }

  private static String square(int side) {
    return side + " × " + side;
  }

  private boolean isEmpty() {
    return height < 1 || width < 1;
  }

  int numbers() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }
}
