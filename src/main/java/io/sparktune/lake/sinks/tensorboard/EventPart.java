package io.sparktune.lake.sinks.tensorboard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event file by its name.
 *
 * @param seconds of the moment that its place among others goes by
 * @param journal the digest of the first event of the journal that it was made from
 * @param through the last event of that which is in it
 * @param isWhole whether it has all that was in the files before it too
 */
record EventPart(long seconds, String journal, long through, boolean isWhole) {

  private static final String WHOLE = ".whole";

  private static final Pattern NAME =
      Pattern.compile(
          "events\\.out\\.tfevents\\.(\\d{10,18})\\.([0-9a-f]+)\\.(\\d{10,18})(\\.whole)?");

  /** The part of that name; empty for other files. */
  static Optional<EventPart> of(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(
            new EventPart(
                Long.parseLong(parts.group(1)),
                parts.group(2),
                Long.parseLong(parts.group(3)),
                parts.group(4) != null))
        : Optional.empty();
  }

  EventPart whole() {
    return new EventPart(seconds, journal, through, true);
  }

  /** Whether all of it is in another one. */
  boolean isIn(EventPart whole) {
    return !equals(whole) && journal.equals(whole.journal) && through <= whole.through;
  }

  /** A name that readers of event files know, later in the alphabet for later events. */
  String name() {
    return String.format(
            Locale.ROOT, "events.out.tfevents.%010d.%s.%010d", seconds, journal, through)
        + (isWhole ? WHOLE : "");
  }
}
