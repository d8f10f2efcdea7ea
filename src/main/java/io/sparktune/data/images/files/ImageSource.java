package io.sparktune.data.images.files;

import io.sparktune.data.DataFiles;
import io.sparktune.data.images.pixels.PictureForm;

/** A place with pictures and their labels. */
public interface ImageSource {

  /**
   * Reads all of them.
   *
   * @param form that the pictures get
   * @param skips whether pictures that cannot be read are left out
   * @throws io.sparktune.data.DataError if they cannot be used
   */
  ReadImages read(DataFiles files, PictureForm form, boolean skips);
}
