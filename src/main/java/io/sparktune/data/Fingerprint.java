package io.sparktune.data;

import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.NumericColumn;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a data set, with its folds or without: big-endian numbers, and texts in UTF-8
 * behind their length.
 */
final class Fingerprint {

  private final DataOutputStream out;

  private Fingerprint(DataOutputStream out) {
    this.out = out;
  }

  /** What is written, which may fail as any writing may. */
  private interface Content {
    void writeTo(Fingerprint fingerprint) throws IOException;
  }

  static String of(Dataset data) {
    return of(fingerprint -> fingerprint.write(data));
  }

  /** Of rows and how they are split. */
  static String of(Dataset data, FoldPlan plan) {
    String rows = of(data);
    return of(
        fingerprint -> {
          fingerprint.write(rows);
          fingerprint.write(plan);
        });
  }

  private static String of(Content content) {
    MessageDigest digest = sha256();
    OutputStream digested = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digested, 1 << 16))) {
      content.writeTo(new Fingerprint(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void write(Dataset data) throws IOException {
    out.writeInt(data.rows());
    out.writeInt(data.features().columns().size());
    for (Column column : data.features().columns()) {
      if (column instanceof NumericColumn numeric) {
        write("numeric", numeric);
      } else if (column instanceof CategoricalColumn categorical) {
        write("categorical", categorical);
      }
    }
    if (data.target() instanceof ClassTarget classes) {
      write("classes", classes);
    } else if (data.target() instanceof NumberTarget numbers) {
      write("numbers", numbers);
    }
  }

  private void write(FoldPlan plan) throws IOException {
    write(plan.studyRows());
    write(plan.holdOutRows());
    out.writeInt(plan.folds().size());
    for (Fold fold : plan.folds()) {
      write(fold.trainRows());
      write(fold.validationRows());
    }
  }

  private void write(int[] rows) throws IOException {
    out.writeInt(rows.length);
    for (int row : rows) {
      out.writeInt(row);
    }
  }

  private void write(String kind, NumericColumn column) throws IOException {
    write(kind, column.name());
    for (int row = 0; row < column.rows(); row++) {
      out.writeDouble(column.valueAt(row));
    }
  }

  private void write(String kind, CategoricalColumn column) throws IOException {
    write(kind, column.name());
    write(column.categories());
    for (int row = 0; row < column.rows(); row++) {
      out.writeInt(column.codeAt(row));
    }
  }

  private void write(String kind, ClassTarget target) throws IOException {
    write(kind, target.name());
    write(target.labels());
    for (int row = 0; row < target.rows(); row++) {
      out.writeInt(target.labelAt(row));
    }
  }

  private void write(String kind, NumberTarget target) throws IOException {
    write(kind, target.name());
    for (int row = 0; row < target.rows(); row++) {
      out.writeDouble(target.valueAt(row));
    }
  }

  private void write(String kind, String name) throws IOException {
    write(kind);
    write(name);
  }

  private void write(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(text);
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
