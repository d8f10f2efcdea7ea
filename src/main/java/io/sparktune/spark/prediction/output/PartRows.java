package io.sparktune.spark.prediction.output;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Makes the rows of a file of those of a Spark partition, on an executor.
 *
 * @param <T> what the partition holds
 * @param <R> what is found in it besides
 */
@FunctionalInterface
public interface PartRows<T, R extends Serializable> extends Serializable {

  /**
   * Writes all rows of the file.
   *
   * @param file takes each row before the next one is made
   */
  R write(Iterator<T> rows, Consumer<InternalRow> file);
}
