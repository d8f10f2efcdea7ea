package io.sparktune.data.images.files;

import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in the cells of tables: the bytes of a file, plain pixels, numbers, or the struct of
 * Spark's source of images. Pixels stand row by row, the colours of each together.
 */
public final class CellPicture {

  private static final int MOST = 255;

  private CellPicture() {}

  /** The picture of a cell, in a form that may leave its size open. */
  public static DecodedFile of(@Nullable Object cell, PictureForm form) {
    if (cell instanceof byte[] bytes) {
      return isPlain(bytes, form) ? plain(bytes, form) : DecodedFile.of(bytes, form);
    }
    if (cell instanceof Map<?, ?> struct) {
      return ofStruct(struct, form);
    }
    return cell instanceof List<?> numbers
        ? ofNumbers(numbers, form)
        : DecodedFile.bad("is no picture");
  }

  /** Whether the bytes are as many as the pixels that are asked for. */
  private static boolean isPlain(byte[] bytes, PictureForm form) {
    PictureForm.Pixels size = form.size();
    return size != null
        && (bytes.length == size.height() * size.width()
            || bytes.length == 3 * size.height() * size.width());
  }

  private static DecodedFile plain(byte[] bytes, PictureForm form) {
    PictureForm.Pixels size = form.size();
    return size == null
        ? DecodedFile.bad("has no size; set data.height and data.width")
        : whole(bytes, size.height(), size.width(), false, form);
  }

  private static DecodedFile ofStruct(Map<?, ?> struct, PictureForm form) {
    return struct.get("height") instanceof Integer height
            && struct.get("width") instanceof Integer width
            && struct.get("data") instanceof byte[] data
        ? whole(data, height, width, true, form)
        : DecodedFile.bad("has no height, width and data");
  }

  private static DecodedFile ofNumbers(List<?> numbers, PictureForm form) {
    List<Number> flat = new ArrayList<>();
    if (!flatten(numbers, flat)) {
      return DecodedFile.bad("has more in it than numbers");
    }
    byte[] bytes = new byte[flat.size()];
    for (int i = 0; i < bytes.length; i++) {
      double value = flat.get(i).doubleValue();
      if (!(value >= 0 && value <= MOST && value == Math.rint(value))) {
        return DecodedFile.bad("has " + value + " in it, not a whole number from 0 to 255");
      }
      bytes[i] = (byte) (int) value;
    }
    return numbers.isEmpty() || !(numbers.get(0) instanceof List<?> row)
        ? plain(bytes, form)
        : whole(bytes, numbers.size(), row.size(), false, form);
  }

  private static boolean flatten(List<?> numbers, List<Number> into) {
    for (Object number : numbers) {
      if (number instanceof List<?> inner) {
        if (!flatten(inner, into)) {
          return false;
        }
      } else if (number instanceof Number value) {
        into.add(value);
      } else {
        return false;
      }
    }
    return true;
  }

  /**
   * @param isReversed whether colours stand as blue, green and red
   */
  private static DecodedFile whole(
      byte[] bytes, int height, int width, boolean isReversed, PictureForm form) {
    long pixels = (long) height * width;
    if (height < 1 || width < 1 || pixels > form.mostPixels()) {
      return DecodedFile.bad("has " + height + " × " + width + " pixels");
    }
    int samples = (int) (bytes.length / pixels);
    if (bytes.length != samples * pixels || !List.of(1, 3, 4).contains(samples)) {
      return DecodedFile.bad(
          "has %d values for %d × %d pixels".formatted(bytes.length, height, width));
    }
    ImageSize size = new ImageSize(samples == 1 ? 1 : 3, height, width);
    byte[] planes = new byte[size.bytes()];
    for (int channel = 0; channel < size.channels(); channel++) {
      int sample = isReversed && samples > 1 ? 2 - channel : channel;
      for (int i = 0; i < pixels; i++) {
        planes[channel * size.pixels() + i] = bytes[i * samples + sample];
      }
    }
    return new DecodedFile(new Picture(size, planes).in(form), "", false);
  }
}
