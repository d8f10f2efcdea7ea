package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import java.util.Map;
import java.util.Optional;

/**
 * The events whose rows a file has.
 *
 * @param after the event before the first one, 0 where it is the first of all
 * @param through the last one
 * @param digest of the last one and all before it
 */
record EventRange(long after, long through, String digest) {

  /** Those of files that do not tell. */
  static final EventRange UNKNOWN = new EventRange(-1, -1, "");

  private static final String AFTER = "sparktune.after-event";
  private static final String THROUGH = "sparktune.through-event";
  private static final String DIGEST = "sparktune.digest";

  /** As it is kept in a file's metadata. */
  Map<String, String> metadata() {
    return Map.of(AFTER, String.valueOf(after), THROUGH, String.valueOf(through), DIGEST, digest);
  }

  /** As a file has it, empty for one of an earlier version. */
  static Optional<EventRange> of(Map<String, String> metadata) {
    String digest = metadata.get(DIGEST);
    try {
      return digest == null
          ? Optional.empty()
          : Optional.of(
              new EventRange(
                  Long.parseLong(String.valueOf(metadata.get(AFTER))),
                  Long.parseLong(String.valueOf(metadata.get(THROUGH))),
                  digest));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether these are events of this journal. */
  boolean isIn(EventDigests journal) {
    return journal.digest(through).filter(digest::equals).isPresent();
  }
}
