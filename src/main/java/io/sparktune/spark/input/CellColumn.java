package io.sparktune.spark.input;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** A column of a DataFrame as the text of its cells, the same in sessions of any time zone. */
public final class CellColumn {

  private CellColumn() {}

  /**
   * The text of the cells, null where there is no value; moments in time are those of UTC.
   *
   * @param name as the session of the DataFrame distinguishes columns
   */
  public static Column text(Dataset<Row> frame, String name) {
    Column column = ParquetInput.column(frame, name);
    boolean isMoment =
        frame.select(column).schema().fields()[0].dataType().equals(DataTypes.TimestampType);
    return (isMoment ? utc(column) : column).cast(DataTypes.StringType);
  }

  /** Without a time zone: microseconds since 1970, counted on from there. */
  private static Column utc(Column moment) {
    Column micros = functions.call_udf("unix_micros", moment);
    Column epoch = functions.lit("1970-01-01 00:00:00").cast(DataTypes.TimestampNTZType);
    Column none = functions.lit(0);
    Column seconds = micros.cast("decimal(20,0)").divide(1_000_000).cast("decimal(18,6)");
    return epoch.plus(functions.call_udf("make_dt_interval", none, none, none, seconds));
  }
}
