package io.sparktune.data.images;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.ClassWeights;
import io.sparktune.data.FittedScale;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.cells.SampleStatistics;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Luma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Fits the preparation of pictures on some rows alone. */
final class ImageFit {

  private static final FittedScale UNIT = new FittedScale(0, 255);
  private static final FittedScale SYMMETRIC = new FittedScale(127.5, 127.5);

  private final ImageDataset data;
  private final int[] rows;
  private final ImagePreparation settings;
  private final boolean turnsGrey;

  ImageFit(ImageDataset data, int[] rows, ImagePreparation settings) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("there are no rows to fit on");
    }
    this.data = data;
    this.rows = rows;
    this.settings = settings;
    this.turnsGrey = settings.grey() && data.size().channels() > 1;
  }

  FittedImages fitted() {
    ImageSize size = data.size();
    int height = settings.height() == 0 ? size.height() : settings.height();
    int width = settings.width() == 0 ? size.width() : settings.width();
    int channels = turnsGrey ? 1 : size.channels();
    return new FittedImages(
        size,
        new ImageSize(channels, height, width),
        data.decoding(),
        settings.resize(),
        settings.flatten(),
        scales(channels),
        targetScale(),
        data.target() instanceof ClassTarget classes
            ? ClassWeights.of(classes, rows, settings.imbalance())
            : List.of());
  }

  private List<FittedScale> scales(int channels) {
    return switch (settings.scale()) {
      case UNIT -> Collections.nCopies(channels, UNIT);
      case SYMMETRIC -> Collections.nCopies(channels, SYMMETRIC);
      case STANDARD -> standard(channels);
    };
  }

  /** By the mean and the standard deviation of each channel, before pictures are resized. */
  private List<FittedScale> standard(int channels) {
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    byte[] row = new byte[data.size().bytes()];
    int pixels = data.size().pixels();
    for (int number : rows) {
      data.pixels().read(number, row);
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < pixels; i++) {
          double value =
              turnsGrey
                  ? Luma.of(row[i] & 0xff, row[pixels + i] & 0xff, row[2 * pixels + i] & 0xff)
                  : row[channel * pixels + i] & 0xff;
          sum += value;
          square += value * value;
        }
        sums[channel] += sum;
        squares[channel] += square;
      }
    }
    double count = (double) pixels * rows.length;
    List<FittedScale> scales = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double mean = sums[channel] / count;
      double variance = Math.max(0, squares[channel] / count - mean * mean);
      scales.add(new FittedScale(mean, Math.sqrt(variance)));
    }
    return scales;
  }

  private FittedScale targetScale() {
    if (!settings.standardTarget() || !(data.target() instanceof NumberTarget numbers)) {
      return FittedScale.IDENTITY;
    }
    SampleStatistics sample =
        new SampleStatistics(Arrays.stream(rows).mapToDouble(numbers::valueAt));
    return new FittedScale(sample.mean(), sample.deviation());
  }
}
