package io.sparktune.data.images.pixels;

/** Gives channels of one size another one. To be shared between threads. */
public final class Resizer {

  private final int height;
  private final int width;
  private final int newHeight;
  private final int newWidth;
  private final Resampling rows;
  private final Resampling columns;

  public Resizer(int height, int width, int newHeight, int newWidth, Interpolation interpolation) {
    this.height = height;
    this.width = width;
    this.newHeight = newHeight;
    this.newWidth = newWidth;
    this.rows = Resampling.of(height, newHeight, interpolation);
    this.columns = Resampling.of(width, newWidth, interpolation);
  }

  /**
   * Resizes a channel.
   *
   * @param at the place of its first pixel
   */
  public void resize(float[] channel, int at, float[] into, int newAt) {
    float[] narrowed = new float[height * newWidth];
    for (int y = 0; y < height; y++) {
      columns.apply(channel, at + y * width, 1, narrowed, y * newWidth, 1);
    }
    for (int x = 0; x < newWidth; x++) {
      rows.apply(narrowed, x, newWidth, into, newAt + x, newWidth);
    }
  }

  /** Whether the size stays as it is. */
  public boolean isIdentity() {
    return height == newHeight && width == newWidth;
  }
}
