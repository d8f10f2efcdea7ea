package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import org.jspecify.annotations.Nullable;

/** Collects pictures of one form from files that hold many of one size. */
final class PixelRows {

  private final PictureForm form;
  private @Nullable ImageSize size;
  private @Nullable ByteRows pixels;

  PixelRows(PictureForm form) {
    this.form = form;
  }

  /**
   * Adds a picture, which is copied.
   *
   * @throws DataError if it is unlike the others and the form does not say what to do
   */
  void add(String file, Picture picture) {
    Picture formed = picture.in(form);
    ImageSize known = size == null ? formed.size() : size;
    if (!formed.size().equals(known)) {
      throw new DataError(
          file
              + ": its pictures are "
              + formed.size()
              + ", those before "
              + known
              + "; set data.height, data.width and data.colour");
    }
    ByteRows rows = pixels == null ? new ByteRows(known.bytes()) : pixels;
    rows.add(formed.pixels());
    size = known;
    pixels = rows;
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
}
