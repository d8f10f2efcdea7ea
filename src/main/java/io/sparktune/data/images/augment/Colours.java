package io.sparktune.data.images.augment;

import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Luma;
import java.util.SplittableRandom;

/** Changes of the values of one picture, which are from 0 to 255 while they are changed. */
final class Colours {

  private static final float MOST = 255;

  private final int channels;
  private final int pixels;
  private final float[] values;

  Colours(ImageSize size) {
    this.channels = size.channels();
    this.pixels = size.pixels();
    this.values = new float[size.bytes()];
  }

  /** The values of the picture, one channel after the other. */
  float[] values() {
    return values;
  }

  /** Adds a share of the range of values. */
  void brighten(double share) {
    for (int i = 0; i < values.length; i++) {
      values[i] = clipped(values[i] + (float) share * MOST);
    }
  }

  /** Multiplies the distances from the mean brightness. */
  void stretch(double factor) {
    double sum = 0;
    for (int i = 0; i < pixels; i++) {
      sum += brightness(i);
    }
    float mean = (float) (sum / pixels);
    for (int i = 0; i < values.length; i++) {
      values[i] = clipped(mean + (float) factor * (values[i] - mean));
    }
  }

  /** Multiplies the distances of the colours from their brightness. */
  void saturate(double factor) {
    for (int i = 0; i < pixels; i++) {
      float grey = brightness(i);
      for (int at = i; at < values.length; at += pixels) {
        values[at] = clipped(grey + (float) factor * (values[at] - grey));
      }
    }
  }

  /** Adds noise of a standard deviation that is a share of the range of values. */
  void addNoise(double share, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = clipped(values[i] + (float) (share * MOST * random.nextGaussian()));
    }
  }

  /** Inverts values from a limit on. */
  void solarize(double limit) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] >= limit ? MOST - values[i] : values[i];
    }
  }

  /** Keeps the highest bits of each value. */
  void posterize(int bits) {
    float step = 1 << (Byte.SIZE - bits);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.floor(values[i] / step) * step;
    }
  }

  /** Stretches each channel to the whole range. */
  void normalize() {
    for (int begin = 0; begin < values.length; begin += pixels) {
      float low = MOST;
      float high = 0;
      for (int i = begin; i < begin + pixels; i++) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
      for (int i = begin; i < begin + pixels && high > low; i++) {
        values[i] = clipped((values[i] - low) * MOST / (high - low));
      }
    }
  }

  private float brightness(int pixel) {
    return channels == 1
        ? values[pixel]
        : Luma.of(values[pixel], values[pixels + pixel], values[2 * pixels + pixel]);
  }

  private static float clipped(float value) {
    return Math.min(MOST, Math.max(0, value));
  }
}
