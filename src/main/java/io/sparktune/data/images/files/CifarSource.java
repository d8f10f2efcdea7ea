package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.RawTable;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CIFAR's binary batches: labels of a byte each, then the pixels of a picture of 32 × 32 in colour.
 *
 * @param labels of a picture: 1 in CIFAR-10; 2 in CIFAR-100, the coarse one first
 * @param target "coarse" takes the coarse label, any other name the last one
 */
record CifarSource(List<String> batches, int labels, String target) implements ImageSource {

  private static final ImageSize SIZE = new ImageSize(3, 32, 32);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String COARSE = "coarse";

  /** How many values each label of a picture has. */
  private static final List<int[]> CLASSES = List.of(new int[] {10}, new int[] {20, 100});

  @Override
  public ReadImages read(DataFiles files, PictureForm form, boolean skips) {
    PixelRows rows = new PixelRows(form);
    List<Integer> codes = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (String batch : batches) {
      try (InputStream in = new BufferedInputStream(files.open(batch), BUFFER_BYTES)) {
        read(batch, in, rows, codes, places);
      } catch (IOException e) {
        throw IdxFile.unreadable(batch, e);
      }
    }
    List<String> names = names(files);
    String[] texts =
        codes.stream()
            .map(code -> code < names.size() ? names.get(code) : String.valueOf(code))
            .toArray(String[]::new);
    RawTable table = new RawTable(List.of(target), List.<String[]>of(texts), places::get);
    return new ReadImages(rows.size(), rows.pixels(), table, List.of());
  }

  private void read(
      String batch, InputStream in, PixelRows rows, List<Integer> codes, List<String> places)
      throws IOException {
    byte[] record = new byte[labels + SIZE.bytes()];
    for (int row = 1; ; row++) {
      int read = in.readNBytes(record, 0, record.length);
      if (read == 0) {
        return;
      }
      if (read < record.length) {
        throw new DataError(
            batch
                + ": is cut off in record "
                + row
                + ", or has no records of "
                + record.length
                + " bytes; check the file and data.format");
      }
      requireLabels(batch, row, record);
      codes.add(record[isCoarse() ? 0 : labels - 1] & 0xff);
      places.add(batch + " record " + row);
      rows.add(batch, new Picture(SIZE, Arrays.copyOfRange(record, labels, record.length)));
    }
  }

  private void requireLabels(String batch, int row, byte[] record) {
    int[] classes = CLASSES.get(labels - 1);
    for (int i = 0; i < labels; i++) {
      int code = record[i] & 0xff;
      if (code >= classes[i]) {
        throw new DataError(
            "%s: has the label %d in record %d, but CIFAR-%d has %d; check the file and data.format"
                .formatted(batch, code, row, classes[labels - 1], classes[i]));
      }
    }
  }

  private boolean isCoarse() {
    return target.equals(COARSE);
  }

  /** The names of the labels, where the file with them lies beside the batches. */
  private List<String> names(DataFiles files) {
    String name =
        labels == 1
            ? "batches.meta.txt"
            : isCoarse() ? "coarse_label_names.txt" : "fine_label_names.txt";
    String batch = batches.get(0);
    String file = batch.substring(0, batch.lastIndexOf('/') + 1) + name;
    try (InputStream in = files.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) { // there are the numbers
      return List.of();
    }
  }
}
