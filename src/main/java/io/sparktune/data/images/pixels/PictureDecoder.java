package io.sparktune.data.images.pixels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes files of pictures: PNG, JPEG, GIF and BMP. */
public final class PictureDecoder {

  private static final int LONGEST_REASON = 120;

  private PictureDecoder() {}

  /**
   * The picture in a file, in this form.
   *
   * @throws BadPicture if it cannot be used as it is
   */
  public static Picture decode(byte[] file, PictureForm form) throws BadPicture {
    if (file.length == 0) {
      throw new BadPicture("is empty");
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadPicture("is no picture in PNG, JPEG, GIF or BMP");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, false, true);
        return decode(file, reader, form);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException | StackOverflowError e) { // what decoders throw
      Throwable cause = root(e);
      throw new BadPicture(
          cause instanceof EOFException ? "is cut off" : "is damaged (" + reason(cause) + ")");
    }
  }

  private static Picture decode(byte[] file, ImageReader reader, PictureForm form)
      throws BadPicture, IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    PictureMarks.requirePlain(file, format);
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    if ((long) height * width > form.mostPixels()) {
      throw new BadPicture(
          "has " + height + " × " + width + " pixels, more than " + form.mostPixels());
    }
    if (format.equals("gif") && reader.getNumImages(true) > 1) {
      throw new BadPicture("is animated");
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    for (String warning : warnings) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (text.contains("truncated") || text.contains("premature")) {
        throw new BadPicture("is cut off");
      }
      if (text.contains("corrupt")) {
        throw new BadPicture("is damaged (" + warning + ")");
      }
    }
    return RasterPixels.of(image).in(form);
  }

  private static Throwable root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause.getMessage() == null || message.isEmpty()
        ? cause.getClass().getSimpleName()
        : message.substring(0, Math.min(message.length(), LONGEST_REASON));
  }
}
