package io.sparktune.data.images.files;

import io.sparktune.data.images.pixels.BadPicture;
import io.sparktune.data.images.pixels.ImageSize;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureDecoder;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.SizedResult;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a file, or why there is none.
 *
 * @param picture null where there is a fault
 * @param fault follows the file's name
 * @param isUnfit whether the picture is whole but unlike the others
 */
public record DecodedFile(@Nullable Picture picture, String fault, boolean isUnfit)
    implements Serializable, SizedResult {

  /** More bytes than the file of any picture that is small enough. */
  private static final int MOST_BYTES = 1 << 28;

  private static final Pattern REASON = Pattern.compile(".* \\(([^()]+)\\)", Pattern.DOTALL);

  @Override
  public long bytes() {
    return (long) fault.length() + (picture == null ? 0 : picture.pixels().length);
  }

  static DecodedFile bad(String fault) {
    return new DecodedFile(null, fault, false);
  }

  /** The picture of a file, in a form that may leave its size open. */
  public static DecodedFile of(String file, FileOpener files, PictureForm form) {
    byte[] bytes;
    try (InputStream in = files.open(file)) {
      bytes = in.readNBytes(MOST_BYTES);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return bad(reason(e).map(DecodedFile::unreadable).orElse("does not exist"));
    } catch (IOException e) {
      return bad(unreadable(String.valueOf(e.getMessage())));
    }
    return of(bytes, form);
  }

  private static String unreadable(String reason) {
    return "cannot be read (" + reason + ")";
  }

  /** The operating system's reason for which Java does not find a file that is there. */
  private static Optional<String> reason(IOException failure) {
    Matcher reason = REASON.matcher(String.valueOf(failure.getMessage()));
    return reason.matches() && !reason.group(1).startsWith("No such file")
        ? Optional.of(reason.group(1))
        : Optional.empty();
  }

  /** The same of the bytes of a file. */
  static DecodedFile of(byte[] bytes, PictureForm form) {
    if (bytes.length == MOST_BYTES) {
      return bad("is larger than 256 MiB");
    }
    try {
      return new DecodedFile(PictureDecoder.decode(bytes, form), "", false);
    } catch (BadPicture e) {
      return bad(e.fault());
    }
  }

  /**
   * The same picture among others of one size.
   *
   * @param first the name of the one that decided the size
   */
  DecodedFile among(ImageSize all, String first) {
    if (picture == null || picture.size().equals(all)) {
      return this;
    }
    ImageSize size = picture.size();
    if (size.height() != all.height() || size.width() != all.width()) {
      return unfit(
          "is %d × %d, but %s is %d × %d; set data.height and data.width"
              .formatted(size.height(), size.width(), first, all.height(), all.width()));
    }
    return size.channels() > all.channels()
        ? unfit("is in colour, but " + first + " is grey; set data.colour to rgb or grey")
        : new DecodedFile(
            picture.in(new PictureForm(all.channels(), null, Interpolation.AREA, Long.MAX_VALUE)),
            "",
            false);
  }

  private static DecodedFile unfit(String fault) {
    return new DecodedFile(null, fault, true);
  }
}
