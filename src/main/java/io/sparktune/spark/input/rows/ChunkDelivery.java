package io.sparktune.spark.input.rows;

import io.sparktune.spark.input.files.TaskMemory;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings chunks of cells to the driver, partition by partition, in their order. Where tasks run in
 * its process, they hand over each chunk as it is made; results of Spark would hold those of a
 * whole partition on the heap, twice.
 */
public final class ChunkDelivery {

  /** Masters that run tasks in the driver's process, once. */
  private static final Pattern HERE = Pattern.compile("local(\\[[^,]*])?");

  private static final Map<String, ChunkDelivery> UNDER_WAY = new ConcurrentHashMap<>();

  private final Predicate<CellChunk> taker;
  private volatile boolean isWanted = true;
  private volatile @Nullable RuntimeException failure;

  private ChunkDelivery(Predicate<CellChunk> taker) {
    this.taker = taker;
  }

  /**
   * Delivers chunks.
   *
   * @param taker takes the next chunk, and says whether it wants more
   */
  public static void of(JavaRDD<CellChunk> chunks, Predicate<CellChunk> taker) {
    ChunkDelivery delivery = new ChunkDelivery(taker);
    if (!HERE.matcher(chunks.context().master()).matches()) {
      delivery.take(chunks.toLocalIterator());
      return;
    }
    String id = UUID.randomUUID().toString();
    UNDER_WAY.put(id, delivery);
    try {
      delivery.take(chunks.mapPartitions(new HandOver(id)).toLocalIterator()); // which is empty
    } finally {
      UNDER_WAY.remove(id);
    }
    delivery.requireTaken();
  }

  private void take(Iterator<CellChunk> chunks) {
    while (isWanted && chunks.hasNext()) {
      isWanted = taker.test(chunks.next());
    }
  }

  /** Spark would wrap what a taker throws, and tell of a task that failed. */
  private synchronized void takeInTask(Iterator<CellChunk> chunks) {
    while (isWanted && chunks.hasNext()) {
      CellChunk chunk = chunks.next();
      try {
        isWanted = TaskMemory.within(() -> taker.test(chunk));
      } catch (RuntimeException e) {
        failure = e;
        isWanted = false;
      }
    }
  }

  private void requireTaken() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Gives the chunks of one partition to a delivery of this process. */
  private record HandOver(String id) implements FlatMapFunction<Iterator<CellChunk>, CellChunk> {
    @Override
    public Iterator<CellChunk> call(Iterator<CellChunk> made) {
      ChunkDelivery delivery = UNDER_WAY.get(id);
      if (delivery != null) {
        delivery.takeInTask(made);
      }
      return Collections.emptyIterator();
    }
  }
}
