package io.sparktune.lake.journal;

import io.sparktune.lake.EventDigests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The digests of a journal's events. Each covers its event, its number, and through the one before
 * it the study and all that came before, so that a number with its digest is one event of one study
 * only. Any thread may ask.
 */
public final class JournalChain implements EventDigests {

  private static final int FIRST_CAPACITY = 256;

  private long[] digests = new long[FIRST_CAPACITY];
  private int events;
  private int lasting;

  /** Of the latest line, which may be a file's header. */
  private long latest;

  /** The number of the latest event, 0 before any. */
  public synchronized long events() {
    return events;
  }

  /** In 16 hexadecimal digits. */
  @Override
  public synchronized Optional<String> digest(long sequence) {
    return sequence < 1 || sequence > events
        ? Optional.empty()
        : Optional.of(text(digests[(int) sequence - 1]));
  }

  @Override
  public synchronized long lasting() {
    return lasting;
  }

  /** All events so far are in files. */
  synchronized void keep() {
    lasting = events;
  }

  /** The digest of a line that follows the latest one. */
  synchronized String next(long sequence, byte[] content) {
    return text(link(latest, sequence, content));
  }

  /** Takes a file's header up, which is no event. */
  synchronized void addHeader(byte[] content) {
    latest = link(latest, events, content);
  }

  /** Takes the next event up. */
  synchronized void addEvent(byte[] json) {
    if (events == digests.length) {
      digests = Arrays.copyOf(digests, 2 * events);
    }
    latest = link(latest, events + 1L, json);
    digests[events++] = latest;
  }

  private static String text(long digest) {
    return String.format(Locale.ROOT, "%016x", digest);
  }

  private static long link(long before, long sequence, byte[] content) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(before).putLong(sequence).array());
    return ByteBuffer.wrap(digest.digest(content)).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
