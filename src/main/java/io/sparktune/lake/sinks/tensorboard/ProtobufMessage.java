package io.sparktune.lake.sinks.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of Protocol Buffers, field by field. Fields with the default of
 * proto3 are left out.
 */
final class ProtobufMessage {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Adds a field of the types {@code int32}, {@code int64}, {@code bool} or of an enum. */
  ProtobufMessage integer(int field, long value) {
    return value == 0 ? this : presentInteger(field, value);
  }

  /** Adds such a field also where its value is the default, as members of a oneof need it. */
  ProtobufMessage presentInteger(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  ProtobufMessage real(int field, double value) {
    return Double.doubleToRawLongBits(value) == 0 ? this : presentReal(field, value);
  }

  ProtobufMessage presentReal(int field, double value) {
    tag(field, EIGHT_BYTES);
    bytes.writeBytes(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    return this;
  }

  /** Adds a field of the type {@code float}, whatever its value. */
  ProtobufMessage presentSingle(int field, float value) {
    tag(field, FOUR_BYTES);
    bytes.writeBytes(bytes(value));
    return this;
  }

  /** Adds a packed field of one {@code float}. */
  ProtobufMessage singles(int field, float value) {
    return delimited(field, bytes(value));
  }

  private static byte[] bytes(float value) {
    return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }

  ProtobufMessage text(int field, String value) {
    return value.isEmpty() ? this : presentText(field, value);
  }

  ProtobufMessage presentText(int field, String value) {
    return delimited(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufMessage message(int field, ProtobufMessage value) {
    return delimited(field, value.toBytes());
  }

  private ProtobufMessage delimited(int field, byte[] content) {
    tag(field, LENGTH_DELIMITED);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void tag(int field, int wireType) {
    varint(((long) field << 3) | wireType);
  }

  /** Seven bits a byte, the lowest first; all but the last byte have the highest bit set. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
