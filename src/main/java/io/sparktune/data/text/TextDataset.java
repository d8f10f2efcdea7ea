package io.sparktune.data.text;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.data.table.TableDataset;
import java.util.List;

/**
 * Texts with their target.
 *
 * @param texts of each row, one column or several
 * @param rest the other features of each row, if there are any, and the target
 */
public record TextDataset(List<TextCells> texts, TableDataset rest) implements Dataset {

  /** The name of the kind of data. */
  public static final String KIND = "text";

  public TextDataset {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there are no texts");
    }
    for (TextCells column : texts) {
      if (column.rows() != rest.rows()) {
        throw new IllegalArgumentException(
            column.name() + " has " + column.rows() + " rows, the target " + rest.rows());
      }
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int rows() {
    return rest.rows();
  }

  @Override
  public Target target() {
    return rest.target();
  }

  @Override
  public long bytes() {
    return rest.bytes() + texts.stream().mapToLong(TextCells::bytes).sum();
  }

  /** Of all names and texts, and of the rest. */
  @Override
  public String digest() {
    Fingerprint fingerprint = new Fingerprint().add(rows()).add(texts.size());
    for (TextCells column : texts) {
      fingerprint.add(column.name());
      for (int row = 0; row < rows(); row++) {
        fingerprint.add(column.at(row));
      }
    }
    return fingerprint.add(rest.digest()).hex();
  }

  @Override
  public FittedText fit(int[] trainRows, PreparationSettings settings) {
    if (!(settings instanceof TextPreparation preparation)) {
      throw new IllegalArgumentException(settings + " is not a preparation of texts");
    }
    return FittedText.fit(this, trainRows, preparation);
  }
}
