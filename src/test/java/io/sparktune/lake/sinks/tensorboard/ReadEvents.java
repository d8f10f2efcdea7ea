package io.sparktune.lake.sinks.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads event files by Google's library, which knows the wire format and none of our messages: the
 * numbers of fields are those of TensorBoard's {@code event.proto} and {@code summary.proto}.
 */
final class ReadEvents {

  private static final int MASK = 0xa282ead8;

  private ReadEvents() {}

  /** One value of a summary. */
  record Value(long step, double wallTime, String tag, UnknownFieldSet fields) {

    boolean isScalar() {
      return fields.hasField(2);
    }

    float scalar() {
      return Float.intBitsToFloat(fields.getField(2).getFixed32List().get(0));
    }

    /** The content of a plugin's metadata. */
    UnknownFieldSet plugin(String name) {
      UnknownFieldSet plugin = child(child(fields, 9), 1);
      if (!text(plugin, 1).equals(name)) {
        throw new IllegalStateException(tag + " is of the plugin " + text(plugin, 1));
      }
      return child(plugin, 2);
    }
  }

  static List<Value> of(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Value> values = new ArrayList<>();
    boolean isFirst = true;
    while (bytes.hasRemaining()) {
      byte[] length = new byte[Long.BYTES];
      bytes.get(length);
      require(bytes.getInt(), length);
      byte[] event =
          new byte
              [Math.toIntExact(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong())];
      bytes.get(event);
      require(bytes.getInt(), event);
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(event);
      if (isFirst && !text(fields, 3).equals("brain.Event:2")) {
        throw new IOException(file + " begins with " + fields);
      }
      isFirst = false;
      add(values, fields);
    }
    return values;
  }

  private static void add(List<Value> values, UnknownFieldSet event) throws IOException {
    double wallTime = Double.longBitsToDouble(event.getField(1).getFixed64List().get(0));
    long step = event.hasField(2) ? event.getField(2).getVarintList().get(0) : 0;
    if (event.hasField(5)) {
      for (ByteString value : child(event, 5).getField(1).getLengthDelimitedList()) {
        UnknownFieldSet fields = UnknownFieldSet.parseFrom(value);
        values.add(new Value(step, wallTime, text(fields, 1), fields));
      }
    }
  }

  private static void require(int masked, byte[] content) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    int right = Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    if (masked != right) {
      throw new IOException("a checksum is wrong");
    }
  }

  static UnknownFieldSet child(UnknownFieldSet message, int field) {
    try {
      return UnknownFieldSet.parseFrom(message.getField(field).getLengthDelimitedList().get(0));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<UnknownFieldSet> children(UnknownFieldSet message, int field) {
    List<UnknownFieldSet> children = new ArrayList<>();
    for (ByteString child : message.getField(field).getLengthDelimitedList()) {
      try {
        children.add(UnknownFieldSet.parseFrom(child));
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }
    return children;
  }

  static String text(UnknownFieldSet message, int field) {
    List<ByteString> texts = message.getField(field).getLengthDelimitedList();
    return texts.isEmpty() ? "" : texts.get(0).toStringUtf8();
  }

  static double real(UnknownFieldSet message, int field) {
    List<Long> reals = message.getField(field).getFixed64List();
    return reals.isEmpty() ? 0 : Double.longBitsToDouble(reals.get(0));
  }

  static long integer(UnknownFieldSet message, int field) {
    List<Long> integers = message.getField(field).getVarintList();
    return integers.isEmpty() ? 0 : integers.get(0);
  }
}
