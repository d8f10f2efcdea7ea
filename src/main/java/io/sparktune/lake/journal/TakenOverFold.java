package io.sparktune.lake.journal;

import io.sparktune.study.events.Event;
import io.sparktune.trial.FoldResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fold of an earlier run. Its line has what was trained, the number of the fold, and its end as a
 * journal has it, so that it can be found without reading the rest.
 *
 * @param training what the same training has in common, without a space
 */
public record TakenOverFold(String training, FoldResult result) {

  /** The beginning of a line; {@code length} in bytes. */
  record Head(String training, int fold, int length) {}

  byte[] toBytes(long number) {
    byte[] head = (training + " " + result.fold() + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] end =
        JournalLine.alone(
                number, EventCodec.toJson(new Event.FoldFinished(result.finishedAt(), result)))
            .toBytes();
    byte[] line = Arrays.copyOf(head, head.length + end.length);
    System.arraycopy(end, 0, line, head.length, end.length);
    return line;
  }

  /** Reads a line without its line feed. */
  static TakenOverFold parse(byte[] line) throws IOException {
    Head head = head(line);
    JournalLine end = JournalLine.parse(Arrays.copyOfRange(line, head.length(), line.length));
    end.requireChecksum();
    Event event = EventCodec.fromJson(end.json());
    if (!(event instanceof Event.FoldFinished finished)) {
      throw new IOException("a line has " + event + " in place of a fold");
    }
    return new TakenOverFold(head.training(), finished.result());
  }

  static Head head(byte[] line) throws IOException {
    int first = space(line, 0);
    int second = space(line, first + 1);
    String training = new String(line, 0, first, StandardCharsets.US_ASCII);
    String fold = new String(line, first + 1, second - first - 1, StandardCharsets.US_ASCII);
    try {
      return new Head(training, Integer.parseUnsignedInt(fold), second + 1);
    } catch (NumberFormatException e) {
      throw new IOException("a line does not say which fold it has", e);
    }
  }

  private static int space(byte[] line, int from) throws IOException {
    for (int i = from; i < line.length; i++) {
      if (line[i] == ' ') {
        return i;
      }
    }
    throw new IOException("a line has no head");
  }
}
