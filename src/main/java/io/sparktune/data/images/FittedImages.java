package io.sparktune.data.images;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.images.augment.ImageAugmentation;
import io.sparktune.data.images.augment.ImageAugmenter;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import java.util.List;

/**
 * The preparation of pictures as its training rows made it.
 *
 * @param pictures as they are read
 * @param prepared as the network reads them
 * @param decoding the way in which pictures of another size become such pictures
 * @param resize the way in which these are prepared
 * @param channels the scale of each channel's values from 0 to 255
 * @param weights one for each label in order; empty for other targets
 */
public record FittedImages(
    ImageSize pictures,
    ImageSize prepared,
    Interpolation decoding,
    Interpolation resize,
    boolean flatten,
    List<FittedScale> channels,
    FittedScale targetScale,
    List<Double> weights)
    implements FittedInputs {

  public FittedImages {
    channels = List.copyOf(channels);
    weights = List.copyOf(weights);
    if (channels.size() != prepared.channels() || prepared.channels() > pictures.channels()) {
      throw new IllegalArgumentException(
          channels.size() + " scales for " + prepared + " of " + pictures);
    }
  }

  @Override
  public List<InputShape> inputs() {
    return List.of(
        flatten
            ? new InputShape.Vector(prepared.bytes())
            : new InputShape.Image(prepared.channels(), prepared.height(), prepared.width()));
  }

  @Override
  public double[] classWeights() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Augmentation augmentation(AugmentationSettings settings) {
    return settings instanceof ImageAugmentation changes
        ? new ImageAugmenter(changes, prepared, channels)
        : Augmentation.NONE;
  }

  @Override
  public BatchWriter writer(Dataset data) {
    if (!(data instanceof ImageDataset images)) {
      throw new IllegalArgumentException("the preparation of pictures cannot write other rows");
    }
    if (!images.size().equals(pictures)) {
      throw new DataError(
          "the model reads pictures of " + pictures + ", but these are " + images.size());
    }
    return new ImageWriter(pictures, prepared, resize, channels, images.pixels());
  }
}
