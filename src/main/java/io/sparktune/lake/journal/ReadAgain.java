package io.sparktune.lake.journal;

import io.sparktune.lake.EventDigests;
import java.util.Optional;

/**
 * The digests of a journal that was read before, and is read once more.
 *
 * @param now fills while it is read
 */
public record ReadAgain(JournalChain before, JournalChain now) implements EventDigests {

  @Override
  public Optional<String> digest(long sequence) {
    return now.digest(sequence).or(() -> before.digest(sequence));
  }

  @Override
  public long lasting() {
    return now.lasting();
  }
}
