package io.sparktune.data.images;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.Luma;
import io.sparktune.data.images.pixels.Resizer;

/** Writes pictures as the network reads them. */
final class ImageWriter implements BatchWriter {

  private static final int VALUES = 256;

  private final FittedImages fitted;
  private final ByteRows pixels;
  private final Resizer resizer;
  private final boolean turnsGrey;

  /** By channel and value of a pixel: its input. */
  private final float[][] inputs;

  ImageWriter(FittedImages fitted, ByteRows pixels) {
    this.fitted = fitted;
    this.pixels = pixels;
    this.turnsGrey = fitted.prepared().channels() < fitted.pictures().channels();
    this.resizer =
        new Resizer(
            fitted.pictures().height(),
            fitted.pictures().width(),
            fitted.prepared().height(),
            fitted.prepared().width(),
            fitted.resize());
    this.inputs = new float[fitted.channels().size()][VALUES];
    for (int channel = 0; channel < inputs.length; channel++) {
      for (int value = 0; value < VALUES; value++) {
        inputs[channel][value] = (float) fitted.channels().get(channel).scaled(value);
      }
    }
  }

  /** Whether a batch costs little more than a copy. */
  @Override
  public boolean isCheap() {
    return !turnsGrey && resizer.isIdentity();
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    float[] values = into.values(0);
    byte[] row = new byte[pixels.width()];
    for (int i = 0; i < count; i++) {
      pixels.read(rows[from + i], row);
      int at = i * fitted.prepared().bytes();
      if (isCheap()) {
        look(row, values, at);
      } else {
        convert(row, values, at);
      }
    }
  }

  private void look(byte[] row, float[] values, int at) {
    int length = fitted.prepared().pixels();
    for (int channel = 0; channel < inputs.length; channel++) {
      float[] scaled = inputs[channel];
      for (int i = channel * length; i < (channel + 1) * length; i++) {
        values[at + i] = scaled[row[i] & 0xff];
      }
    }
  }

  private void convert(byte[] row, float[] values, int at) {
    float[] read = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      read[i] = row[i] & 0xff;
    }
    float[] colours = turnsGrey ? Luma.grey(read, fitted.pictures().pixels()) : read;
    int length = fitted.prepared().pixels();
    for (int channel = 0; channel < inputs.length; channel++) {
      int begin = at + channel * length;
      resizer.resize(colours, channel * fitted.pictures().pixels(), values, begin);
      for (int i = begin; i < begin + length; i++) {
        values[i] = (float) fitted.channels().get(channel).scaled(values[i]);
      }
    }
  }
}
