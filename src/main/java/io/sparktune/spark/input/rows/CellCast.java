package io.sparktune.spark.input.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** Brings cells to the type of a column whose files have several. */
public final class CellCast {

  private CellCast() {}

  /** The same value in another type. */
  public static @Nullable Object of(@Nullable Object value, DataType to) {
    if (value == null) {
      return null;
    }
    if (to instanceof StringType) {
      return CellValue.text(value);
    }
    if (to instanceof TimestampType) {
      return value instanceof Timestamp || value instanceof Instant ? value : moment(value);
    }
    return value instanceof Number number ? number(number, to) : value;
  }

  private static Timestamp moment(Object value) {
    LocalDateTime moment =
        value instanceof LocalDateTime local
            ? local
            : (value instanceof Date date ? date.toLocalDate() : (LocalDate) value).atStartOfDay();
    return DateTimeUtils.toJavaTimestamp(
        DateTimeUtils.instantToMicros(moment.toInstant(ZoneOffset.UTC)));
  }

  private static Object number(Number value, DataType to) {
    if (to instanceof DecimalType exact) {
      return exact(value).setScale(exact.scale(), RoundingMode.UNNECESSARY);
    }
    if (to instanceof DoubleType) { // 0.1f is 0.1, as people write it
      return value instanceof Float ? Double.parseDouble(value.toString()) : value.doubleValue();
    }
    if (to instanceof FloatType) {
      return value.floatValue();
    }
    return whole(value, to);
  }

  private static BigDecimal exact(Number value) {
    return value instanceof BigDecimal number ? number : BigDecimal.valueOf(value.longValue());
  }

  private static Object whole(Number value, DataType to) {
    if (to instanceof LongType) {
      return value.longValue();
    }
    if (to instanceof IntegerType) {
      return value.intValue();
    }
    if (to instanceof ShortType) {
      return value.shortValue();
    }
    return to instanceof ByteType ? (Object) value.byteValue() : value;
  }
}
