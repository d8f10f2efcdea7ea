package io.sparktune.training.nd4j;

import java.nio.LongBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.BaseShapeInfoProvider;

/**
 * The native descriptions of arrays' shapes, each made once. ND4J 1.0.0-M2.1 means to keep them,
 * but its provider for cpus overrides a method that arrays no longer call: every array and view
 * made a description of its own, which took a third of a small network's iteration or more. ND4J
 * makes this one by name, see {@link NativeThreads}.
 */
public final class SharedShapes extends BaseShapeInfoProvider {

  /** Networks of a study have some hundred shapes; beyond this many none is kept any more. */
  private static final int MOST_KEPT = 10_000;

  private final Map<LongBuffer, Pair<DataBuffer, long[]>> kept = new ConcurrentHashMap<>();

  @Override
  public Pair<DataBuffer, long[]> createShapeInformation(
      long[] shape, long[] stride, long elementStride, char order, DataType type, boolean empty) {
    return shared(
        key(shape, stride, elementStride, order, 0, type.toInt(), empty ? 1 : 0),
        () -> super.createShapeInformation(shape, stride, elementStride, order, type, empty));
  }

  @Override
  public Pair<DataBuffer, long[]> createShapeInformation(
      long[] shape, long[] stride, long elementStride, char order, long extras) {
    return shared(
        key(shape, stride, elementStride, order, 1, extras),
        () -> super.createShapeInformation(shape, stride, elementStride, order, extras));
  }

  @Override
  public void purgeCache() {
    kept.clear();
  }

  private Pair<DataBuffer, long[]> shared(
      LongBuffer key, Supplier<Pair<DataBuffer, long[]>> description) {
    Pair<DataBuffer, long[]> known = kept.get(key);
    if (known != null) {
      return known;
    }
    Pair<DataBuffer, long[]> made = description.get();
    if (kept.size() < MOST_KEPT) {
      kept.put(key, made);
    }
    return made;
  }

  private static LongBuffer key(long[] shape, long[] stride, long... others) {
    return LongBuffer.allocate(2 + shape.length + stride.length + others.length)
        .put(shape.length)
        .put(stride.length)
        .put(shape)
        .put(stride)
        .put(others)
        .flip();
  }
}
