package io.sparktune.data.table.dates;

import io.sparktune.data.FittedScale;
import java.io.Serializable;
import java.time.LocalDateTime;

/**
 * The fitted encoding of one calendar part.
 *
 * @param fill stands in for the number of a missing date
 * @param scale of the number
 */
public record FittedPart(DatePart part, DateEncoding encoding, double fill, FittedScale scale)
    implements Serializable {

  public FittedPart {
    if (!Double.isFinite(fill)) {
      throw new IllegalArgumentException(part + " is filled with " + fill);
    }
  }

  int width() {
    return switch (encoding) {
      case NONE -> 0;
      case NUMBER -> 1;
      case CYCLE -> 2;
    };
  }

  /** Writes the inputs of a moment from an offset on. */
  void write(LocalDateTime moment, float[] into, int offset) {
    switch (encoding) {
      case NONE -> {}
      case NUMBER -> into[offset] = (float) scale.scaled(part.number(moment));
      case CYCLE -> {
        double angle = 2 * Math.PI * part.turn(moment);
        into[offset] = (float) StrictMath.sin(angle);
        into[offset + 1] = (float) StrictMath.cos(angle);
      }
    }
  }

  /** Writes the inputs of a missing date: the usual number, the middle of the circle. */
  void writeMissing(float[] into, int offset) {
    for (int i = 0; i < width(); i++) {
      into[offset + i] = encoding == DateEncoding.NUMBER ? (float) scale.scaled(fill) : 0;
    }
  }
}
