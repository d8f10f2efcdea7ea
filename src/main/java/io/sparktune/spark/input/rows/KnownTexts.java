package io.sparktune.spark.input.rows;

import org.jspecify.annotations.Nullable;

/** The short texts that were read last, so that equal ones are mostly one object. */
public final class KnownTexts {

  private static final int KEPT = 1 << 14;
  private static final int MOST_BYTES = 24;

  private final @Nullable String[] texts = new String[KEPT];

  /** The text with these UTF-8 bytes, null if it is not known. Those beyond ASCII never are. */
  @Nullable String find(byte[] bytes, int from, int length) {
    if (length > MOST_BYTES) {
      return null;
    }
    String text = texts[place(bytes, from, length)];
    return text != null && isEqual(text, bytes, from, length) ? text : null;
  }

  /** Keeps a text by its UTF-8 bytes. */
  void add(String text, byte[] bytes, int from, int length) {
    if (length <= MOST_BYTES) {
      texts[place(bytes, from, length)] = text;
    }
  }

  private static int place(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 14)) & (KEPT - 1);
  }

  private static boolean isEqual(String text, byte[] bytes, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
