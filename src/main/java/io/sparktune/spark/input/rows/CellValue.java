package io.sparktune.spark.input.rows;

import io.sparktune.data.table.text.MomentText;
import io.sparktune.data.table.text.NumberText;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.jspecify.annotations.Nullable;

/** The text of a cell by its value, the same whatever type holds the value. */
public final class CellValue {

  private CellValue() {}

  /** The text of a value as rows of Spark hold it; null where there is none. */
  public static @Nullable String text(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Double number) {
      return NumberText.of(number);
    }
    if (value instanceof Float number) { // 0.1f is 0.1, as people write it
      return NumberText.of(Double.parseDouble(number.toString()));
    }
    if (value instanceof BigDecimal number) {
      return NumberText.of(number);
    }
    return isTime(value) ? time(value) : value.toString();
  }

  private static boolean isTime(Object value) {
    return value instanceof Timestamp
        || value instanceof Instant
        || value instanceof LocalDateTime
        || value instanceof Date
        || value instanceof LocalDate;
  }

  private static String time(Object value) {
    if (value instanceof Timestamp moment) {
      return time(DateTimeUtils.microsToInstant(DateTimeUtils.fromJavaTimestamp(moment)));
    }
    if (value instanceof Instant moment) {
      return MomentText.of(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
    if (value instanceof LocalDateTime moment) {
      return MomentText.of(moment);
    }
    return MomentText.of(value instanceof Date date ? date.toLocalDate() : (LocalDate) value);
  }
}
