package io.sparktune.data.images.files;

import io.sparktune.data.DataError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path of a picture in a cell of a table. */
public final class PicturePath {

  private static final Pattern WHOLE = Pattern.compile("/.*|[a-zA-Z][a-zA-Z0-9+.-]*:.*");

  /** The first bytes of PNG, JPEG, GIF and BMP, with more behind them than paths have. */
  private static final Pattern BASE_64 =
      Pattern.compile("data:image/.*|(iVBORw0KGgo|/9j/|R0lGOD|Qk)[A-Za-z0-9+/=\\s]{60,}");

  private PicturePath() {}

  /**
   * The path, below a folder where it is no address of its own.
   *
   * @param folder with a slash at its end; empty for none
   * @param place of the cell, for messages
   * @throws DataError if there is none
   */
  public static String of(@Nullable Object cell, String folder, String place) {
    if (!(cell instanceof String text) || text.isBlank()) {
      throw new DataError(place + ": there is no path");
    }
    String path = text.strip();
    if (BASE_64.matcher(path).matches()) {
      throw new DataError(
          place
              + ": is a picture as text (base64), which is how JSON has bytes; write bytes to"
              + " Parquet, ORC or Avro, or the pixels as lists of numbers");
    }
    return WHOLE.matcher(path).matches() ? path : folder + path;
  }
}
