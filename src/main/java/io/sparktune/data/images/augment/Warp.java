package io.sparktune.data.images.augment;

import io.sparktune.data.images.pixels.ImageSize;

/** Moves the pixels of pictures of one size, between pixels by bilinear interpolation. */
final class Warp {

  private final int channels;
  private final int height;
  private final int width;
  private final boolean edges;
  private final float[] black;
  private final float[] source;

  /**
   * @param edges whether the nearest pixels stand where there are none, in place of black
   * @param black the value of black in each channel
   */
  Warp(ImageSize size, boolean edges, float[] black) {
    this.channels = size.channels();
    this.height = size.height();
    this.width = size.width();
    this.edges = edges;
    this.black = black;
    this.source = new float[size.bytes()];
  }

  /** Changes the picture at a place. */
  void apply(Affine map, float[] values, int at) {
    System.arraycopy(values, at, source, 0, source.length);
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = map.xx() * (x - middleX) + map.xy() * (y - middleY) + map.x0() + middleX;
        double fromY = map.yx() * (x - middleX) + map.yy() * (y - middleY) + map.y0() + middleY;
        write(fromX, fromY, values, at + y * width + x);
      }
    }
  }

  private void write(double x, double y, float[] values, int at) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = (float) (x - left);
    float below = (float) (y - top);
    boolean isInside = left >= 0 && top >= 0 && left + 1 < width && top + 1 < height;
    int pixels = height * width;
    for (int channel = 0; channel < channels; channel++) {
      int base = channel * pixels;
      float value;
      if (isInside) {
        int place = base + top * width + left;
        float upper = source[place] * (1 - right) + source[place + 1] * right;
        float lower = source[place + width] * (1 - right) + source[place + width + 1] * right;
        value = upper * (1 - below) + lower * below;
      } else {
        float upper =
            pixel(channel, top, left) * (1 - right) + pixel(channel, top, left + 1) * right;
        float lower =
            pixel(channel, top + 1, left) * (1 - right) + pixel(channel, top + 1, left + 1) * right;
        value = upper * (1 - below) + lower * below;
      }
      values[base + at] = value;
    }
  }

  private float pixel(int channel, int y, int x) {
    boolean isThere = y >= 0 && x >= 0 && y < height && x < width;
    if (!isThere && !edges) {
      return black[channel];
    }
    int row = Math.min(Math.max(y, 0), height - 1);
    int column = Math.min(Math.max(x, 0), width - 1);
    return source[(channel * height + row) * width + column];
  }
}
