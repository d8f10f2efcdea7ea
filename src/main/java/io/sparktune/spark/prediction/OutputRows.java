package io.sparktune.spark.prediction;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.JavaConverters;

/**
 * Rows as a DataFrame without an encoder of Spark, whose generated code takes minutes to compile
 * where there are thousands of columns.
 */
final class OutputRows implements FlatMapFunction<Iterator<Row>, InternalRow> {

  private static final long serialVersionUID = 1;

  private final StructType schema;

  private OutputRows(StructType schema) {
    this.schema = schema;
  }

  /** A DataFrame of rows that have such columns. */
  static Dataset<Row> of(SparkSession spark, JavaRDD<Row> rows, StructType schema) {
    return spark.internalCreateDataFrame(
        rows.mapPartitions(new OutputRows(schema)).rdd(), schema, false);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<Row> rows) {
    Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(schema);
    return JavaConverters.asJavaIterator(
        JavaConverters.asScalaIterator(rows).map(row -> (InternalRow) converter.apply(row)));
  }
}
