package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collects the pictures of cells, the first of which decides the size of all. */
final class CellRows {

  private final IntFunction<String> places;
  private final BadPictures bad;
  private final List<Integer> kept = new ArrayList<>();
  private @Nullable ImageSize size;
  private @Nullable ByteRows pixels;
  private String first = "";
  private int rows;

  /**
   * @param places of rows in messages
   */
  CellRows(IntFunction<String> places, BadPictures bad) {
    this.places = places;
    this.bad = bad;
  }

  /** Adds the pictures of the next rows. */
  void add(List<DecodedFile> decoded) {
    decoded.forEach(this::add);
  }

  private void add(DecodedFile decoded) {
    int row = rows++;
    if (decoded.picture() != null && size == null) {
      size = decoded.picture().size();
      pixels = new ByteRows(size.bytes());
      first = places.apply(row);
    }
    DecodedFile fitting = size == null ? decoded : decoded.among(size, first);
    Picture picture = fitting.picture();
    if (picture != null && pixels != null) {
      pixels.add(picture.pixels());
      kept.add(row);
    } else if (fitting.isUnfit()) {
      bad.addUnfit(places.apply(row), fitting.fault());
    } else {
      bad.add(places.apply(row), fitting.fault());
    }
  }

  ImageSize size() {
    if (size == null) {
      throw new DataError("There are no pictures.");
    }
    return size;
  }

  ByteRows pixels() {
    return pixels == null ? new ByteRows(size().bytes()) : pixels;
  }

  /** The numbers of the rows whose pictures can be used. */
  int[] kept() {
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }
}
