package io.sparktune.data.images;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.data.images.pixels.Luma;
import io.sparktune.data.images.pixels.Resizer;
import java.util.List;

/** Writes pictures as the network reads them. */
final class ImageWriter implements BatchWriter {

  private static final int VALUES = 256;

  private final ImageSize pictures;
  private final ImageSize prepared;
  private final List<FittedScale> channels;
  private final ByteRows pixels;
  private final Resizer resizer;
  private final boolean turnsGrey;

  /** By channel and value of a pixel: its input. */
  private final float[][] inputs;

  /**
   * @param channels the scale of each prepared channel's values from 0 to 255
   * @param pixels of pictures
   */
  ImageWriter(
      ImageSize pictures,
      ImageSize prepared,
      Interpolation resize,
      List<FittedScale> channels,
      ByteRows pixels) {
    this.pictures = pictures;
    this.prepared = prepared;
    this.channels = channels;
    this.pixels = pixels;
    this.turnsGrey = prepared.channels() < pictures.channels();
    this.resizer =
        new Resizer(
            pictures.height(), pictures.width(), prepared.height(), prepared.width(), resize);
    this.inputs = new float[channels.size()][VALUES];
    for (int channel = 0; channel < inputs.length; channel++) {
      for (int value = 0; value < VALUES; value++) {
        inputs[channel][value] = (float) channels.get(channel).scaled(value);
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
      int at = i * prepared.bytes();
      if (isCheap()) {
        look(row, values, at);
      } else {
        convert(row, values, at);
      }
    }
  }

  private void look(byte[] row, float[] values, int at) {
    int length = prepared.pixels();
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
    float[] colours = turnsGrey ? Luma.grey(read, pictures.pixels()) : read;
    int length = prepared.pixels();
    for (int channel = 0; channel < inputs.length; channel++) {
      int begin = at + channel * length;
      resizer.resize(colours, channel * pictures.pixels(), values, begin);
      for (int i = begin; i < begin + length; i++) {
        values[i] = (float) channels.get(channel).scaled(values[i]);
      }
    }
  }
}
