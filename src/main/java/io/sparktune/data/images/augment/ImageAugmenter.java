package io.sparktune.data.images.augment;

import io.sparktune.data.FittedScale;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.data.images.augment.ImageAugmentation.Chance;
import io.sparktune.data.images.augment.ImageAugmentation.RandAugment;
import io.sparktune.data.images.pixels.ImageSize;
import java.util.List;
import java.util.SplittableRandom;

/** Changes prepared pictures at random, each by what is random in its own row. */
public final class ImageAugmenter implements Augmentation {

  private static final Operation[] OPERATIONS = Operation.values();

  private final ImageAugmentation settings;
  private final ImageSize size;
  private final List<FittedScale> channels;
  private final float[] black;
  private final Warp warp;
  private final Colours colours;
  private final Mixup mixup;

  /**
   * @param size of the prepared pictures
   * @param channels the scale of each channel's values from 0 to 255
   */
  public ImageAugmenter(ImageAugmentation settings, ImageSize size, List<FittedScale> channels) {
    this.settings = settings;
    this.size = size;
    this.channels = channels;
    this.black = new float[size.channels()];
    for (int channel = 0; channel < black.length; channel++) {
      black[channel] = (float) channels.get(channel).scaled(0);
    }
    this.warp = new Warp(size, settings.edges(), black);
    this.colours = new Colours(size);
    this.mixup = new Mixup(settings.mixup());
  }

  @Override
  public void change(TrainingRows rows) {
    float[] values = rows.inputs().get(0);
    SplittableRandom[] randoms = new SplittableRandom[rows.count()];
    for (int place = 0; place < randoms.length; place++) {
      randoms[place] = rows.random(place);
      change(values, place * size.bytes(), randoms[place]);
    }
    if (settings.mixup().isPossible()) {
      mixup.apply(rows, randoms);
    }
  }

  private void change(float[] values, int at, SplittableRandom random) {
    RandomOperations drawn = RandomOperations.of(settings.randAugment(), random);
    Affine map = drawn.moved(map(random), size);
    if (!map.isIdentity()) {
      warp.apply(map, values, at);
    }
    if (settings.changesColours() || drawn.changeColours()) {
      read(values, at);
      changeColours(random);
      drawn.change(colours);
      write(values, at);
    }
    if (happens(settings.cutOut(), random)) {
      cutOut(values, at, random);
    }
  }

  private Affine map(SplittableRandom random) {
    Affine map = Affine.IDENTITY;
    if (random.nextDouble() < settings.horizontalFlip()) {
      map = map.flippedHorizontally();
    }
    if (random.nextDouble() < settings.verticalFlip()) {
      map = map.flippedVertically();
    }
    if (happens(settings.crop(), random)) {
      int padding = (int) settings.crop().strength();
      int x = random.nextInt(2 * padding + 1) - padding;
      map = map.shifted(x, random.nextInt(2 * padding + 1) - padding);
    }
    if (happens(settings.shift(), random)) {
      double x = around(settings.shift(), random) * size.width();
      map = map.shifted(x, around(settings.shift(), random) * size.height());
    }
    if (happens(settings.rotation(), random)) {
      map = map.rotated(around(settings.rotation(), random));
    }
    if (happens(settings.scale(), random)) {
      map = map.scaled(1 + around(settings.scale(), random));
    }
    if (happens(settings.shear(), random)) {
      double angle = StrictMath.toRadians(around(settings.shear(), random));
      map = map.sheared(StrictMath.tan(angle), 0);
    }
    return map;
  }

  private void changeColours(SplittableRandom random) {
    if (happens(settings.brightness(), random)) {
      colours.brighten(around(settings.brightness(), random));
    }
    if (happens(settings.contrast(), random)) {
      colours.stretch(1 + around(settings.contrast(), random));
    }
    if (happens(settings.saturation(), random) && size.channels() > 1) {
      colours.saturate(1 + around(settings.saturation(), random));
    }
    if (happens(settings.noise(), random)) {
      colours.addNoise(settings.noise().strength(), random);
    }
  }

  private static boolean happens(Chance chance, SplittableRandom random) {
    return chance.isPossible() && random.nextDouble() < chance.probability();
  }

  /** From minus the strength to the strength. */
  private static double around(Chance chance, SplittableRandom random) {
    return (2 * random.nextDouble() - 1) * chance.strength();
  }

  private void read(float[] values, int at) {
    for (int channel = 0; channel < size.channels(); channel++) {
      FittedScale scale = channels.get(channel);
      for (int i = channel * size.pixels(); i < (channel + 1) * size.pixels(); i++) {
        colours.values()[i] = (float) scale.unscaled(values[at + i]);
      }
    }
  }

  private void write(float[] values, int at) {
    for (int channel = 0; channel < size.channels(); channel++) {
      FittedScale scale = channels.get(channel);
      for (int i = channel * size.pixels(); i < (channel + 1) * size.pixels(); i++) {
        values[at + i] = (float) scale.scaled(colours.values()[i]);
      }
    }
  }

  /** Cutout (DeVries and Taylor, 2017): the square's middle lies anywhere in the picture. */
  private void cutOut(float[] values, int at, SplittableRandom random) {
    int side =
        (int) Math.round(settings.cutOut().strength() * Math.min(size.height(), size.width()));
    int top = random.nextInt(size.height()) - side / 2;
    int left = random.nextInt(size.width()) - side / 2;
    for (int y = Math.max(0, top); y < Math.min(size.height(), top + side); y++) {
      for (int x = Math.max(0, left); x < Math.min(size.width(), left + side); x++) {
        for (int channel = 0; channel < black.length; channel++) {
          values[at + channel * size.pixels() + y * size.width() + x] = black[channel];
        }
      }
    }
  }

  /**
   * Operations that were drawn for a picture.
   *
   * @param strengths from -1 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one picture
  private record RandomOperations(Operation[] operations, double[] strengths) {

    static RandomOperations of(RandAugment settings, SplittableRandom random) {
      Operation[] operations = new Operation[settings.operations()];
      double[] strengths = new double[operations.length];
      for (int i = 0; i < operations.length; i++) {
        operations[i] = OPERATIONS[random.nextInt(OPERATIONS.length)];
        double strength = settings.magnitude() / RandAugment.GREATEST;
        strengths[i] = random.nextBoolean() ? strength : -strength;
      }
      return new RandomOperations(operations, strengths);
    }

    Affine moved(Affine map, ImageSize size) {
      Affine moved = map;
      for (int i = 0; i < operations.length; i++) {
        moved = operations[i].moved(moved, strengths[i], size.height(), size.width());
      }
      return moved;
    }

    boolean changeColours() {
      for (Operation operation : operations) {
        if (operation.isOfColours()) {
          return true;
        }
      }
      return false;
    }

    void change(Colours colours) {
      for (int i = 0; i < operations.length; i++) {
        operations[i].change(colours, strengths[i]);
      }
    }
  }
}
