package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads many files of pictures. Executors decode them; the driver has few of them on its heap at
 * once.
 */
final class PictureReading {

  /** Decoded bytes on the driver's heap. */
  private static final int BYTES_AT_ONCE = 1 << 26;

  private static final int MOST_AT_ONCE = 10_000;

  private final DataFiles files;
  private final PictureForm form;
  private final BadPictures bad;
  private final UnaryOperator<String> names;
  private String first = "";

  /**
   * @param names how a file is called in messages
   */
  PictureReading(DataFiles files, PictureForm form, BadPictures bad, UnaryOperator<String> names) {
    this.files = files;
    this.form = form;
    this.bad = bad;
    this.names = names;
  }

  /**
   * Pictures that were read.
   *
   * @param kept their numbers among all
   */
  record Result(ImageSize size, ByteRows pixels, List<Integer> kept) {}

  /** Reads all that can be used. */
  Result read(String source, List<String> paths) {
    ImageSize size = firstSize(source, paths);
    ByteRows pixels = new ByteRows(size.bytes());
    List<Integer> kept = new ArrayList<>();
    int atOnce = Math.max(1, Math.min(MOST_AT_ONCE, BYTES_AT_ONCE / size.bytes()));
    PictureForm asked = form;
    String shown = names.apply(first);
    for (int from = 0; from < paths.size(); from += atOnce) {
      List<String> some = List.copyOf(paths.subList(from, Math.min(paths.size(), from + atOnce)));
      List<DecodedFile> decoded =
          files.each(
              some, (file, opener) -> DecodedFile.of(file, opener, asked).among(size, shown));
      for (int i = 0; i < decoded.size(); i++) {
        Picture picture = decoded.get(i).picture();
        if (picture != null) {
          pixels.add(picture.pixels());
          kept.add(from + i);
        } else {
          tell(names.apply(some.get(i)), decoded.get(i));
        }
      }
    }
    return new Result(size, pixels, kept);
  }

  private void tell(String name, DecodedFile decoded) {
    if (decoded.isUnfit()) {
      bad.addUnfit(name, decoded.fault());
    } else {
      bad.add(name, decoded.fault());
    }
  }

  /** The size of the first picture that can be read. */
  private ImageSize firstSize(String source, List<String> paths) {
    int probed = 0;
    while (probed < paths.size()) {
      DecodedFile decoded = DecodedFile.of(paths.get(probed), files::open, form);
      if (decoded.picture() != null) {
        first = paths.get(probed);
        return decoded.picture().size();
      }
      probed++;
    }
    for (String path : paths) {
      bad.add(names.apply(path), DecodedFile.of(path, files::open, form).fault());
    }
    throw new DataError(bad.warnings(source, paths.size()));
  }
}
