package io.sparktune.lake.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a journal's file: the version of the format, the study, the file's place, the
 * number of the latest event before it, and its own digest, which covers all that came before.
 *
 * @param study 32 hexadecimal digits, drawn when the journal's first line is written
 */
record JournalHeader(String study, JournalFile file, long sequence, String digest) {

  private static final String KIND = "journal-";
  private static final int VERSION = 2;

  private static final Pattern LINE =
      Pattern.compile(
          KIND
              + VERSION
              + " ([0-9a-f]{32}) (\\d{6})-(\\d{6})-([0-9a-f]{16}) (\\d{1,18}) ([0-9a-f]{16})");

  /** The header of a file that is written now. */
  static JournalHeader of(String study, JournalFile file, JournalChain chain) {
    return new JournalHeader(
        study, file, chain.events(), chain.next(chain.events(), content(study, file)));
  }

  /** What its digest covers. */
  byte[] content() {
    return content(study, file);
  }

  private static byte[] content(String study, JournalFile file) {
    return (KIND + VERSION + " " + study + " " + file.name().replace(".jsonl", ""))
        .getBytes(StandardCharsets.US_ASCII);
  }

  byte[] toBytes() {
    return (new String(content(), StandardCharsets.US_ASCII) + " " + sequence + " " + digest + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a line without its line feed. */
  static JournalHeader parse(byte[] line) throws IOException {
    String text = new String(line, StandardCharsets.ISO_8859_1);
    Matcher parts = LINE.matcher(text);
    if (!parts.matches()) {
      throw new IOException(
          text.matches(KIND + "\\d{1,9} .*") && !text.startsWith(KIND + VERSION + " ")
              ? "another version of Sparktune wrote it"
              : "its header is unreadable");
    }
    JournalFile file =
        new JournalFile(
            Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), parts.group(4));
    return new JournalHeader(parts.group(1), file, Long.parseLong(parts.group(5)), parts.group(6));
  }
}
