package io.sparktune.data.images.pixels;

import java.io.Serializable;

/**
 * A picture in memory.
 *
 * @param pixels one channel after the other, each row by row
 */
@SuppressWarnings("ArrayRecordComponent") // pixels stay primitive
public record Picture(ImageSize size, byte[] pixels) implements Serializable {

  public Picture {
    if (pixels.length != size.bytes()) {
      throw new IllegalArgumentException(size + " has " + pixels.length + " bytes");
    }
  }

  /** The same picture with other channels and another size. */
  public Picture in(PictureForm form) {
    int channels = form.channels() == 0 ? size.channels() : form.channels();
    PictureForm.Pixels wanted =
        form.size() == null ? new PictureForm.Pixels(size.height(), size.width()) : form.size();
    ImageSize other = new ImageSize(channels, wanted.height(), wanted.width());
    return other.equals(size) ? this : converted(other, form.interpolation());
  }

  private Picture converted(ImageSize other, Interpolation interpolation) {
    Resizer resizer =
        new Resizer(size.height(), size.width(), other.height(), other.width(), interpolation);
    byte[] bytes = new byte[other.bytes()];
    float[] channel = new float[size.pixels()];
    float[] resized = new float[other.pixels()];
    boolean turnsGrey = other.channels() < size.channels();
    for (int of = 0; of < other.channels(); of++) {
      if (turnsGrey) {
        readGrey(channel);
      } else {
        read(size.channels() == 1 ? 0 : of, channel);
      }
      resizer.resize(channel, 0, resized, 0);
      for (int i = 0; i < resized.length; i++) {
        bytes[of * resized.length + i] = (byte) Math.min(255, Math.max(0, Math.round(resized[i])));
      }
    }
    return new Picture(other, bytes);
  }

  private void read(int channel, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = pixels[channel * into.length + i] & 0xff;
    }
  }

  private void readGrey(float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] =
          Luma.of(
              pixels[i] & 0xff, pixels[into.length + i] & 0xff, pixels[2 * into.length + i] & 0xff);
    }
  }
}
