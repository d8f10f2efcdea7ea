package io.sparktune.spark.input;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DecimalType$;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The type that holds the cells of a column whose files have several. */
final class WiderType {

  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

  private WiderType() {}

  /** Empty if no type holds the cells of both. Plain types that differ in kind become text. */
  static Optional<DataType> of(DataType one, DataType other) {
    if (one.equals(other) || other instanceof NullType) {
      return Optional.of(one);
    }
    if (one instanceof NullType) {
      return Optional.of(other);
    }
    if (one instanceof NumericType && other instanceof NumericType) {
      return Optional.of(number(one, other));
    }
    if (isTime(one) && isTime(other)) {
      return Optional.of(DataTypes.TimestampType);
    }
    boolean plain = SourceColumn.of("", one).hasText() && SourceColumn.of("", other).hasText();
    return plain ? Optional.of(DataTypes.StringType) : Optional.empty();
  }

  private static DataType number(DataType one, DataType other) {
    if (isBinary(one) || isBinary(other)) {
      return DataTypes.DoubleType;
    }
    if (WHOLE.contains(one) && WHOLE.contains(other)) {
      return WHOLE.get(Math.max(WHOLE.indexOf(one), WHOLE.indexOf(other)));
    }
    DecimalType first = decimal(one);
    DecimalType second = decimal(other);
    int scale = Math.max(first.scale(), second.scale());
    int digits = Math.max(first.precision() - first.scale(), second.precision() - second.scale());
    return digits + scale <= DecimalType.MAX_PRECISION()
        ? DataTypes.createDecimalType(digits + scale, scale)
        : DataTypes.DoubleType;
  }

  private static DecimalType decimal(DataType type) {
    return type instanceof DecimalType exact ? exact : DecimalType$.MODULE$.forType(type);
  }

  private static boolean isBinary(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  private static boolean isTime(DataType type) {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  static boolean isText(DataType type) {
    return type instanceof StringType;
  }
}
