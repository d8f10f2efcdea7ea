package io.sparktune.data;

import io.sparktune.settings.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 of big-endian numbers, and of texts in UTF-8 behind their length. */
public final class Fingerprint {

  private final MessageDigest digest = Sha256.algorithm();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  public Fingerprint add(int number) {
    room(Integer.BYTES).putInt(number);
    return this;
  }

  public Fingerprint add(double number) {
    room(Double.BYTES).putLong(Double.doubleToLongBits(number));
    return this;
  }

  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    flush();
    digest.update(bytes);
    return this;
  }

  /** The bytes alone. */
  public Fingerprint add(byte[] bytes) {
    flush();
    digest.update(bytes);
    return this;
  }

  /** Their number and the texts. */
  public Fingerprint add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
    return this;
  }

  /** Their number and the numbers. */
  public Fingerprint add(int[] numbers) {
    add(numbers.length);
    for (int number : numbers) {
      add(number);
    }
    return this;
  }

  /** A target: its kind, its name and those of its labels, and the value of each row. */
  public Fingerprint add(Target target) {
    if (target instanceof ClassTarget classes) {
      add("classes").add(classes.name()).add(classes.labels());
      for (int row = 0; row < classes.rows(); row++) {
        add(classes.labelAt(row));
      }
    } else if (target instanceof LabelsTarget sets) {
      add("labels").add(sets.name()).add(sets.labels());
      for (int row = 0; row < sets.rows(); row++) {
        add(sets.labelsAt(row));
      }
    } else if (target instanceof NumberTarget numbers) {
      add("numbers").add(numbers.name());
      for (int row = 0; row < numbers.rows(); row++) {
        for (double value : numbers.valuesAt(new int[] {row})) {
          add(value);
        }
      }
    }
    return this;
  }

  /** The digest of all that was added, in hexadecimal digits; nothing may be added after it. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
