package io.sparktune.data.images;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;

/**
 * Pictures of one size and their target.
 *
 * @param decoding the way in which pictures of another size were brought to this one
 * @param pixels of each picture, outside the Java heap: one channel after the other, each row by
 *     row
 */
public record ImageDataset(ImageSize size, Interpolation decoding, ByteRows pixels, Target target)
    implements Dataset {

  /** The name of the kind of data. */
  public static final String KIND = "images";

  public ImageDataset {
    if (pixels.width() != size.bytes() || pixels.rows() != target.rows()) {
      throw new IllegalArgumentException(
          pixels.rows()
              + " rows of "
              + pixels.width()
              + " bytes for "
              + target.rows()
              + " targets");
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int rows() {
    return pixels.rows();
  }

  @Override
  public long bytes() {
    return pixels.bytes() + target.bytes();
  }

  /** Of the size, all pixels and the target. */
  @Override
  public String digest() {
    Fingerprint fingerprint =
        new Fingerprint().add(rows()).add(size.channels()).add(size.height()).add(size.width());
    byte[] row = new byte[size.bytes()];
    for (int i = 0; i < rows(); i++) {
      pixels.read(i, row);
      fingerprint.add(row);
    }
    return fingerprint.add(target).hex();
  }

  @Override
  public FittedImages fit(int[] trainRows, PreparationSettings settings) {
    if (!(settings instanceof ImagePreparation preparation)) {
      throw new IllegalArgumentException(settings + " is not a preparation of pictures");
    }
    return new ImageFit(this, trainRows, preparation).fitted();
  }
}
