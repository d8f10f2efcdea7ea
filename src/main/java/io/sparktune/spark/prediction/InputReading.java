package io.sparktune.spark.prediction;

import io.sparktune.spark.input.files.TaskMemory;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Marks failures of what reads the rows of one Spark partition, on an executor. */
final class InputReading<T> implements FlatMapFunction<Iterator<T>, T> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<T> call(Iterator<T> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return marked(rows::hasNext);
      }

      @Override
      public T next() {
        return marked(rows::next);
      }
    };
  }

  private static <R> R marked(Supplier<R> reading) {
    try {
      return reading.get();
    } catch (TaskKilledException e) {
      throw e;
    } catch (OutOfMemoryError e) { // what was read so far is garbage
      throw new InputFailure(new IllegalStateException(TaskMemory.MESSAGE + ": " + e.getMessage()));
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new InputFailure(e);
    }
  }
}
