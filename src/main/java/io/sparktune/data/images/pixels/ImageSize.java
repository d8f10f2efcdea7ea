package io.sparktune.data.images.pixels;

import java.io.Serializable;

/**
 * The size of a picture.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record ImageSize(int channels, int height, int width) implements Serializable {

  /** Far beyond what a network reads, and few enough for one array. */
  private static final int MOST_BYTES = 1 << 28;

  public ImageSize {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("a picture has " + channels + " channels, not 1 or 3");
    }
    if (height < 1 || width < 1 || (long) channels * height * width > MOST_BYTES) {
      throw new IllegalArgumentException("a picture has " + height + " × " + width + " pixels");
    }
  }

  /** The bytes of a picture: one channel after the other, each row by row. */
  public int bytes() {
    return channels * height * width;
  }

  /** The pixels of one channel. */
  public int pixels() {
    return height * width;
  }

  @Override
  public String toString() {
    return height + " × " + width + (channels == 1 ? " grey" : " colour");
  }
}
