package io.sparktune.spark.prediction.output;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import org.apache.spark.sql.catalyst.util.TimestampFormatter$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The same rows with moments as texts, as Spark SQL casts them.
 *
 * @param schema of the rows
 * @param zone of moments that have one
 */
record MomentTexts<T, R extends Serializable>(PartRows<T, R> task, StructType schema, String zone)
    implements PartRows<T, R> {

  @Override
  public R write(Iterator<T> rows, Consumer<InternalRow> file) {
    StructField[] fields = schema.fields();
    TimestampFormatter inZone = TimestampFormatter$.MODULE$.getFractionFormatter(ZoneId.of(zone));
    TimestampFormatter local = TimestampFormatter$.MODULE$.getFractionFormatter(ZoneOffset.UTC);
    return task.write(
        rows,
        row -> {
          GenericInternalRow texts = new GenericInternalRow(fields.length);
          for (int i = 0; i < fields.length; i++) {
            if (row.isNullAt(i)) {
              texts.setNullAt(i);
            } else if (isMoment(fields[i].dataType())) {
              boolean hasZone = fields[i].dataType().equals(DataTypes.TimestampType);
              texts.update(
                  i, UTF8String.fromString((hasZone ? inZone : local).format(row.getLong(i))));
            } else {
              texts.update(i, row.get(i, fields[i].dataType()));
            }
          }
          file.accept(texts);
        });
  }

  static boolean isMoment(DataType type) {
    return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
  }
}
