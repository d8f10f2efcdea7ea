package io.sparktune.data.images.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The samples of decoded pictures as they are in the file. Java's own conversion takes grey for
 * linear and brightens it. Transparency is left out.
 */
final class RasterPixels {

  private RasterPixels() {}

  static Picture of(BufferedImage image) throws BadPicture {
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel palette) {
      return ofPalette(image, palette);
    }
    int bands = image.getRaster().getNumBands();
    for (int band = 0; band < bands; band++) {
      if (colours.getComponentSize(band) > Byte.SIZE) {
        throw new BadPicture("has " + colours.getComponentSize(band) + " bits a sample, not 8");
      }
    }
    int channels = colours.getNumColorComponents();
    if (channels != 1 && channels != 3) {
      throw new BadPicture("has " + channels + " colours, not 1 or 3");
    }
    return ofBands(image.getRaster(), colours, channels);
  }

  private static Picture ofBands(Raster raster, ColorModel colours, int channels) {
    ImageSize size = new ImageSize(channels, raster.getHeight(), raster.getWidth());
    byte[] pixels = new byte[size.bytes()];
    int[] samples = new int[size.pixels()];
    for (int channel = 0; channel < channels; channel++) {
      raster.getSamples(0, 0, size.width(), size.height(), channel, samples);
      int most = (1 << colours.getComponentSize(channel)) - 1;
      for (int i = 0; i < samples.length; i++) {
        pixels[channel * size.pixels() + i] = (byte) (samples[i] * 255 / most);
      }
    }
    return new Picture(size, pixels);
  }

  private static Picture ofPalette(BufferedImage image, IndexColorModel palette) {
    int height = image.getHeight();
    int width = image.getWidth();
    int[] samples = new int[height * width];
    image.getRaster().getSamples(0, 0, width, height, 0, samples);
    boolean isGrey = true;
    for (int index = 0; index < palette.getMapSize(); index++) {
      isGrey &=
          palette.getRed(index) == palette.getGreen(index)
              && palette.getRed(index) == palette.getBlue(index);
    }
    ImageSize size = new ImageSize(isGrey ? 1 : 3, height, width);
    byte[] pixels = new byte[size.bytes()];
    for (int i = 0; i < samples.length; i++) {
      pixels[i] = (byte) palette.getRed(samples[i]);
      if (!isGrey) {
        pixels[samples.length + i] = (byte) palette.getGreen(samples[i]);
        pixels[2 * samples.length + i] = (byte) palette.getBlue(samples[i]);
      }
    }
    return new Picture(size, pixels);
  }
}
