package io.sparktune.data.images.pixels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Signs in the bytes of a picture that its decoder passes over or fails at without a reason. */
final class PictureMarks {

  private static final int PNG_HEADER = 8;
  private static final int PNG_DEPTH = 24;
  private static final int CMYK_CHANNELS = 4;

  private PictureMarks() {}

  /**
   * Checks that it is one picture, whole, of 8 bits and of grey or red, green and blue.
   *
   * @param format in lower case
   * @throws BadPicture if it is not
   */
  static void requirePlain(byte[] file, String format) throws BadPicture {
    switch (format) {
      case "png" -> requirePlainPng(file);
      case "jpeg", "jpg" -> requirePlainJpeg(file);
      default -> {}
    }
  }

  private static void requirePlainPng(byte[] file) throws BadPicture {
    if (file.length > PNG_DEPTH && file[PNG_DEPTH] == Short.SIZE) {
      throw new BadPicture("has 16 bits a sample, not 8");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = PNG_HEADER;
    while (at + 12 <= file.length) {
      int length = bytes.getInt(at);
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("acTL")) {
        throw new BadPicture("is animated");
      }
      if (type.equals("IEND")) {
        return;
      }
      if (length < 0 || length > file.length - at - 12) {
        throw new BadPicture("is cut off");
      }
      at += 12 + length;
    }
    throw new BadPicture("is cut off");
  }

  private static void requirePlainJpeg(byte[] file) throws BadPicture {
    int at = 2;
    while (at + 9 < file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xff) { // fill bytes
        at++;
        continue;
      }
      boolean isFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (isFrame) {
        requireBits(file[at + 4]);
        requireChannels(file[at + 9]);
        break;
      }
      at += 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
    }
    for (int end = file.length - 2; end > 1; end--) {
      if ((file[end] & 0xff) == 0xff && (file[end + 1] & 0xff) == 0xd9) {
        return;
      }
    }
    throw new BadPicture("is cut off");
  }

  private static void requireBits(int bits) throws BadPicture {
    if (bits != Byte.SIZE) {
      throw new BadPicture("has " + bits + " bits a sample, not 8");
    }
  }

  private static void requireChannels(int channels) throws BadPicture {
    if (channels == CMYK_CHANNELS) {
      throw new BadPicture("is in CMYK, not in RGB");
    }
  }
}
