package io.sparktune.lake.journal;

import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * One line of a journal: the JSON's length in bytes and its CRC-32C in hexadecimal digits, the
 * sequence number, the JSON, a line feed.
 */
record JournalLine(long sequence, Event event) {

  byte[] toBytes() {
    byte[] json = EventCodec.toJson(event);
    byte[] head =
        String.format(Locale.ROOT, "%08x %08x %d ", json.length, checksum(json), sequence)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(head, head.length + json.length + 1);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** Reads a line without its line feed. */
  static JournalLine parse(byte[] line) throws IOException {
    int[] spaces = spaces(line);
    byte[] json = Arrays.copyOfRange(line, spaces[2] + 1, line.length);
    try {
      int length = Integer.parseUnsignedInt(text(line, 0, spaces[0]), 16);
      int checksum = Integer.parseUnsignedInt(text(line, spaces[0] + 1, spaces[1]), 16);
      if (length != json.length || checksum != checksum(json)) {
        throw new IOException("its checksum or its length is wrong");
      }
      long sequence = Long.parseLong(text(line, spaces[1] + 1, spaces[2]));
      return new JournalLine(sequence, EventCodec.fromJson(json));
    } catch (NumberFormatException e) {
      throw new IOException("its head is unreadable", e);
    }
  }

  private static int[] spaces(byte[] line) throws IOException {
    int[] spaces = new int[3];
    int found = 0;
    for (int i = 0; i < line.length && found < 3; i++) {
      if (line[i] == ' ') {
        spaces[found++] = i;
      }
    }
    if (found < 3) {
      throw new IOException("its head is unreadable");
    }
    return spaces;
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.US_ASCII);
  }

  private static int checksum(byte[] json) {
    CRC32C checksum = new CRC32C();
    checksum.update(json);
    return (int) checksum.getValue();
  }
}
