package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The order of the rows of several files, which Spark reads in the order of their sizes.
 *
 * @param files in order
 */
record RowOrder(List<Path> files) {

  /**
   * The rows, whose last columns are those of {@link RowOrigin}, in order. Those of a block are in
   * one partition, one behind the other.
   */
  Dataset<Row> of(Dataset<Row> rows) {
    String[] names = rows.columns();
    int first = names.length - RowOrigin.WIDTH;
    Dataset<Row> numbered =
        rows.toDF(columns(names.length))
            .withColumn("number", functions.monotonically_increasing_id());
    return numbered
        .orderBy(
            place().apply(numbered.col("c" + (first + RowOrigin.FILE))),
            numbered.col("c" + (first + RowOrigin.BLOCK)),
            numbered.col("number"))
        .drop("number")
        .toDF(names);
  }

  private static String[] columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toArray(String[]::new);
  }

  private UserDefinedFunction place() {
    Map<String, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(file.toString(), places.size()));
    UDF1<String, Integer> place = address -> places.get(RowOrigin.file(address).toString());
    return functions.udf(place, DataTypes.IntegerType);
  }
}
