package io.sparktune.data.table.dates;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The fitted preparation of one column of dates.
 *
 * @param indicator whether a further input marks missing dates
 */
public record FittedDate(String name, List<FittedPart> parts, boolean indicator)
    implements Serializable {

  public FittedDate {
    parts = List.copyOf(parts);
  }

  /** The number of inputs, that of missing dates not counted. */
  public int width() {
    int width = 0;
    for (FittedPart part : parts) {
      width += part.width();
    }
    return width;
  }

  /** A name for each of these inputs. */
  public List<String> inputNames() {
    List<String> names = new ArrayList<>();
    for (FittedPart part : parts) {
      String input = name + " " + part.part();
      names.addAll(
          switch (part.encoding()) {
            case NONE -> List.of();
            case NUMBER -> List.of(input);
            case CYCLE -> List.of(input + " sine", input + " cosine");
          });
    }
    return names;
  }

  /**
   * Writes the inputs of a moment from an offset on.
   *
   * @param seconds since 1970 in UTC, NaN for a missing date
   */
  public void write(double seconds, float[] into, int offset) {
    int at = offset;
    boolean isMissing = Double.isNaN(seconds);
    LocalDateTime moment = moment(isMissing ? 0 : seconds);
    for (FittedPart part : parts) {
      if (isMissing) {
        part.writeMissing(into, at);
      } else {
        part.write(moment, into, at);
      }
      at += part.width();
    }
  }

  /** The moment in UTC, to the second. */
  public static LocalDateTime moment(double seconds) {
    return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
  }
}
