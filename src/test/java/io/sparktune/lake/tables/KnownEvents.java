package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import java.util.Locale;
import java.util.Optional;

/** The digests of a journal that is known by a name, up to its length. */
record KnownEvents(String journal, long lasting) implements EventDigests {

  @Override
  public Optional<String> digest(long sequence) {
    return sequence < 1 || sequence > lasting
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%08x%08x", journal.hashCode(), Long.hashCode(sequence)));
  }
}
