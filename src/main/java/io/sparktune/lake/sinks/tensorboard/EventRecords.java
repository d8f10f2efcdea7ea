package io.sparktune.lake.sinks.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The content of an event file: records of TensorFlow, each with its length, a checksum of that, an
 * event, and a checksum of this.
 */
final class EventRecords {

  /** How many records say that a file begins. */
  static final int FIRST = 1;

  /** How many records say that a file takes the place of all before it. */
  static final int ANEW = 2;

  private static final String VERSION = "brain.Event:2";

  /** {@code SessionLog.START}. */
  private static final int START = 1;

  private static final int CHECKSUM = Integer.BYTES;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The records that a file begins with. */
  static EventRecords first(Instant at) {
    EventRecords records = new EventRecords();
    records.add(event(at, 0).text(3, VERSION));
    return records;
  }

  /** The records that a file begins with whose reader is to forget what it has read before. */
  static EventRecords anew(Instant at) {
    EventRecords records = first(at);
    records.add(event(at, 0).message(7, new ProtobufMessage().integer(1, START)));
    return records;
  }

  /**
   * Adds values that were measured together.
   *
   * @param summary a message {@code Summary}
   */
  void addSummary(Instant at, long step, ProtobufMessage summary) {
    add(event(at, step).message(5, summary));
  }

  /** Adds the records of a file, but for its first ones. */
  void add(byte[] file, int skipped) {
    ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int record = 0; record < skipped; record++) {
      int length = Math.toIntExact(rest.getLong());
      rest.position(rest.position() + CHECKSUM + length + CHECKSUM);
    }
    bytes.write(file, rest.position(), rest.remaining());
  }

  private static ProtobufMessage event(Instant at, long step) {
    return new ProtobufMessage().real(1, seconds(at)).integer(2, step);
  }

  /** Seconds as TensorFlow has them. */
  static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }

  private void add(ProtobufMessage event) {
    byte[] content = event.toBytes();
    byte[] length = number(Long.BYTES).putLong(content.length).array();
    bytes.writeBytes(length);
    bytes.writeBytes(number(CHECKSUM).putInt(maskedChecksum(length)).array());
    bytes.writeBytes(content);
    bytes.writeBytes(number(CHECKSUM).putInt(maskedChecksum(content)).array());
  }

  private static ByteBuffer number(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Checksums of data that hold checksums are no good, so that TensorFlow stores them changed. */
  private static int maskedChecksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
