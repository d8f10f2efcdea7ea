package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A file in the IDX format, as MNIST comes, which may be compressed by gzip. */
final class IdxFile implements AutoCloseable {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int SIGNED_BYTE = 0x09;
  private static final int SHORT = 0x0b;
  private static final int INT = 0x0c;
  private static final int FLOAT = 0x0d;
  private static final int DOUBLE = 0x0e;
  private static final int GZIP = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final DataInputStream in;
  private final int type;
  private final int[] shape;

  private IdxFile(String name, DataInputStream in) throws IOException {
    this.name = name;
    this.in = in;
    int magic = in.readInt();
    this.type = magic >> 8;
    if (magic >>> 16 != 0 || (type & 0xf8) != 0x08) {
      throw new DataError(
          name + ": is no IDX file, for it begins with " + Integer.toHexString(magic));
    }
    this.shape = new int[magic & 0xff];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = in.readInt();
      if (i == 0 && shape[0] == 0) {
        throw new DataError(name + ": has no rows; check the file");
      }
      if (shape[i] < 1) {
        throw new DataError(name + ": its header has the size " + shape[i]);
      }
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws DataError if it cannot be read
   */
  static IdxFile open(DataFiles files, String name) {
    try {
      InputStream in = new BufferedInputStream(files.open(name), BUFFER_BYTES);
      try {
        requireBytes(name, in);
        return new IdxFile(name, new DataInputStream(unpacked(in)));
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (EOFException e) {
      throw new DataError(name + ": is cut off");
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static void requireBytes(String name, InputStream in) throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      throw new DataError(name + ": is empty; check the file");
    }
    in.reset();
  }

  /** The bytes of a file, whether it is compressed or not. */
  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read() << 8 | in.read();
    in.reset();
    return first == GZIP ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }

  static DataError unreadable(String name, IOException e) {
    return new DataError(name + ": cannot be read (" + e.getMessage() + "); check the file");
  }

  /** The sizes of its dimensions, the first of which counts the rows. */
  int[] shape() {
    return shape;
  }

  boolean hasUnsignedBytes() {
    return type == UNSIGNED_BYTE;
  }

  /**
   * Reads the bytes of the next row.
   *
   * @param number of the row, in messages
   */
  void read(byte[] row, int number) {
    try {
      in.readFully(row);
    } catch (EOFException e) {
      throw cutOff(number);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private DataError cutOff(int number) {
    return new DataError(
        name
            + ": is cut off; it has %,d of the %,d rows of its header".formatted(number, shape[0]));
  }

  /** All numbers of a file of one dimension, as text. */
  String[] texts() {
    String[] texts = new String[Math.min(shape[0], BUFFER_BYTES)];
    for (int row = 0; row < shape[0]; row++) {
      if (row == texts.length) {
        texts = Arrays.copyOf(texts, (int) Math.min(shape[0], 2L * row));
      }
      try {
        texts[row] = next();
      } catch (EOFException e) {
        throw cutOff(row);
      } catch (IOException e) {
        throw unreadable(name, e);
      }
    }
    return texts;
  }

  private String next() throws IOException {
    return switch (type) {
      case UNSIGNED_BYTE -> Integer.toString(in.readUnsignedByte());
      case SIGNED_BYTE -> Integer.toString(in.readByte());
      case SHORT -> Integer.toString(in.readShort());
      case INT -> Integer.toString(in.readInt());
      case FLOAT -> Float.toString(in.readFloat());
      case DOUBLE -> Double.toString(in.readDouble());
      default -> throw new DataError(name + ": has numbers of the unknown type " + type);
    };
  }

  /** Checks that nothing is left. */
  void requireEnd() {
    try {
      if (in.read() >= 0) {
        throw new DataError(
            name + ": has more in it than the %,d rows of its header".formatted(shape[0]));
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
