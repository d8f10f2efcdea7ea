package io.sparktune.lake.journal;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a journal's file.
 *
 * @param life of the driver that wrote it, from 1
 * @param segment of those that this driver wrote, from 1
 * @param driver a name that no other driver has; empty in files from before lines were chained
 */
record JournalFile(int life, int segment, String driver) implements Comparable<JournalFile> {

  private static final Pattern NAME =
      Pattern.compile("(\\d{6})-(\\d{6})(?:-([0-9a-f]{16}))?\\.jsonl");

  private static final Comparator<JournalFile> ORDER =
      Comparator.comparingInt(JournalFile::life)
          .thenComparingInt(JournalFile::segment)
          .thenComparing(JournalFile::driver);

  /** The file of a name; empty where no driver names its file so. */
  static Optional<JournalFile> parse(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(
            new JournalFile(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                parts.group(3) == null ? "" : parts.group(3)))
        : Optional.empty();
  }

  /** Whether its lines are chained. */
  boolean isChained() {
    return !driver.isEmpty();
  }

  /** Such as {@code 000001-000001-9f3c2a7be0541d86.jsonl}. */
  String name() {
    return String.format(
        Locale.ROOT, "%06d-%06d%s.jsonl", life, segment, isChained() ? "-" + driver : "");
  }

  @Override
  public int compareTo(JournalFile other) {
    return ORDER.compare(this, other);
  }
}
