package io.sparktune.data.images.pixels;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The form that pictures get when they are read.
 *
 * @param channels 1, 3, or 0 for those that a picture has
 * @param size rows and columns of pixels; null for those that a picture has
 * @param mostPixels of a picture before it is resized
 */
public record PictureForm(
    int channels, @Nullable Pixels size, Interpolation interpolation, long mostPixels)
    implements Serializable {

  /** Rows and columns of pixels. */
  public record Pixels(int height, int width) implements Serializable {
    @Override
    public String toString() {
      return height + " × " + width;
    }
  }

  /** The form of the pictures of one size. */
  public PictureForm of(ImageSize all) {
    return new PictureForm(
        all.channels(), new Pixels(all.height(), all.width()), interpolation, mostPixels);
  }
}
