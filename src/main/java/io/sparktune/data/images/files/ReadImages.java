package io.sparktune.data.images.files;

import io.sparktune.data.RawTable;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import java.util.List;

/**
 * Pictures of one size as they were read.
 *
 * @param labels their labels and keys as text, in the same order
 * @param warnings of what was left out
 */
public record ReadImages(ImageSize size, ByteRows pixels, RawTable labels, List<String> warnings) {

  public ReadImages {
    warnings = List.copyOf(warnings);
    if (labels.rows() != pixels.rows()) {
      throw new IllegalArgumentException(
          labels.rows() + " labels for " + pixels.rows() + " pictures");
    }
  }

  /** Some of the pictures, in this order. */
  public ReadImages rows(int[] rows) {
    return rows.length == pixels.rows()
        ? this
        : new ReadImages(size, pixels.rows(rows), labels.rows(rows), warnings);
  }
}
