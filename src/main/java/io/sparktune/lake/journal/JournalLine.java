package io.sparktune.lake.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * One line with an event: the JSON's length in bytes in eight hexadecimal digits, a check in more
 * of them, the event's number, the JSON, a line feed. The check is the digest of a {@link
 * JournalChain}, or the JSON's CRC-32C where lines are not chained.
 */
final class JournalLine {

  private static final int LENGTH_DIGITS = 8;
  private static final int LONGEST_HEAD =
      LENGTH_DIGITS + 16 + Long.toString(Long.MAX_VALUE).length() + 3;

  private final String check;
  private final long sequence;
  private final byte[] json;

  JournalLine(String check, long sequence, byte[] json) {
    this.check = check;
    this.sequence = sequence;
    this.json = json;
  }

  /** A line that is not chained. */
  static JournalLine alone(long sequence, byte[] json) {
    return new JournalLine(checksum(json), sequence, json);
  }

  byte[] toBytes() {
    byte[] head =
        String.format(Locale.ROOT, "%08x %s %d ", json.length, check, sequence)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(head, head.length + json.length + 1);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** Reads a line without its line feed, and checks its length only. */
  static JournalLine parse(byte[] line) throws IOException {
    int[] spaces = spaces(line);
    byte[] json = Arrays.copyOfRange(line, spaces[2] + 1, line.length);
    try {
      if (spaces[0] != LENGTH_DIGITS || length(line) != json.length) {
        throw new IOException("its checksum or its length is wrong");
      }
      long sequence = Long.parseLong(text(line, spaces[1] + 1, spaces[2]));
      return new JournalLine(text(line, spaces[0] + 1, spaces[1]), sequence, json);
    } catch (NumberFormatException e) {
      throw new IOException("its head is unreadable", e);
    }
  }

  /** The event. */
  byte[] json() {
    return json;
  }

  /** Requires the check of a line that is not chained. */
  void requireChecksum() throws IOException {
    require(checksum(json));
  }

  /**
   * Requires that this is the next event.
   *
   * @param isChained whether the check is the chain's
   */
  void requireNext(JournalChain chain, boolean isChained) throws IOException {
    if (sequence != chain.events() + 1) {
      throw new IOException(
          "event " + (chain.events() + 1) + " is missing, for this is event " + sequence);
    }
    if (isChained) {
      require(chain.next(sequence, json));
    } else {
      requireChecksum();
    }
  }

  private void require(String right) throws IOException {
    if (!check.equals(right)) {
      throw new IOException("its checksum or its length is wrong");
    }
  }

  /**
   * Whether bytes without a line feed are the beginning of a line whose rest was never written, as
   * a dying driver leaves it.
   */
  static boolean isTorn(byte[] line) {
    if (line.length <= LENGTH_DIGITS) {
      return true;
    }
    try {
      int[] spaces = spaces(line);
      return line.length - spaces[2] - 1 <= length(line);
    } catch (NumberFormatException e) {
      return false;
    } catch (IOException e) { // the head is not whole
      return line.length < LONGEST_HEAD;
    }
  }

  private static int length(byte[] line) {
    return Integer.parseInt(text(line, 0, LENGTH_DIGITS), 16);
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

  private static String checksum(byte[] json) {
    CRC32C checksum = new CRC32C();
    checksum.update(json);
    return String.format(Locale.ROOT, "%08x", (int) checksum.getValue());
  }
}
