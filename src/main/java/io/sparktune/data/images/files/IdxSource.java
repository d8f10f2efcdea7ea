package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Files of pictures in the IDX format, each with a file of labels.
 *
 * @param images the files of pictures
 * @param labels as many files; empty for those that are named after them
 * @param needsLabels whether a file of labels has to be there
 */
record IdxSource(List<String> images, List<String> labels, String target, boolean needsLabels)
    implements ImageSource {

  @Override
  public ReadImages read(DataFiles files, PictureForm form, boolean skips) {
    if (!labels.isEmpty() && labels.size() != images.size()) {
      throw new DataError(
          "There are %d files of pictures and %d in data.labels-path; name as many."
              .formatted(images.size(), labels.size()));
    }
    PixelRows rows = new PixelRows(form);
    List<String> texts = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      int before = texts.size();
      int count = read(files, images.get(i), rows);
      String of = labels.isEmpty() ? labelsOf(images.get(i)) : labels.get(i);
      if (needsLabels || isThere(files, of)) {
        readLabels(files, of, texts);
      } else {
        texts.addAll(Collections.nCopies(count, null));
      }
      if (texts.size() - before != count) {
        throw new DataError(
            "%s has %,d labels for the %,d pictures of %s"
                .formatted(of, texts.size() - before, count, images.get(i)));
      }
      for (int row = 0; row < count; row++) {
        places.add(images.get(i) + " row " + (row + 1));
      }
    }
    RawTable table =
        new RawTable(List.of(target), List.<String[]>of(texts.toArray(String[]::new)), places::get);
    return new ReadImages(rows.size(), rows.pixels(), table, List.of());
  }

  private static boolean isThere(DataFiles files, String name) {
    try (InputStream in = files.open(name)) {
      return in.read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String labelsOf(String images) {
    int name = images.lastIndexOf('/') + 1;
    String labels = images.substring(name).replace("images", "labels").replace("idx3", "idx1");
    if (labels.equals(images.substring(name)) && needsLabels) {
      throw new DataError(
          images
              + ": its name does not tell that of its labels; set data.labels-path to their file");
    }
    return images.substring(0, name) + labels;
  }

  private static void readLabels(DataFiles files, String name, List<String> texts) {
    try (IdxFile file = IdxFile.open(files, name)) {
      if (file.shape().length != 1) {
        throw new DataError(
            name + ": has " + file.shape().length + " dimensions, not the one of labels");
      }
      texts.addAll(Arrays.asList(file.texts()));
      file.requireEnd();
    }
  }

  private static int read(DataFiles files, String name, PixelRows rows) {
    try (IdxFile file = IdxFile.open(files, name)) {
      int[] shape = file.shape();
      boolean hasColours = shape.length == 4 && shape[3] == 3;
      if (!file.hasUnsignedBytes() || !(shape.length == 3 || hasColours)) {
        throw new DataError(
            name
                + ": has no pictures, which are unsigned bytes of 3 dimensions, or 4 with colours");
      }
      ImageSize size = size(name, hasColours ? 3 : 1, shape);
      byte[] row = new byte[size.bytes()];
      for (int number = 0; number < shape[0]; number++) {
        file.read(row, number);
        rows.add(name, new Picture(size, hasColours ? planes(row) : row));
      }
      file.requireEnd();
      return shape[0];
    }
  }

  private static ImageSize size(String name, int channels, int[] shape) {
    try {
      return new ImageSize(channels, shape[1], shape[2]);
    } catch (IllegalArgumentException e) {
      throw new DataError(name + ": " + e.getMessage());
    }
  }

  /** Colours that stood pixel by pixel. */
  private static byte[] planes(byte[] row) {
    byte[] planes = new byte[row.length];
    int pixels = row.length / 3;
    for (int i = 0; i < row.length; i++) {
      planes[i % 3 * pixels + i / 3] = row[i];
    }
    return planes;
  }
}
