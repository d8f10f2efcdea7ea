package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import io.sparktune.model.SavedNetwork;
import io.sparktune.training.checkpoints.NetworkState;
import java.util.Arrays;
import java.util.List;

/**
 * A network on top of a part that does not train. Its state is that of the part that does.
 *
 * <p>Where rows come again as they are, the frozen part computes each once, by itself: so it is the
 * same to the bit in whatever batch a row is first met.
 */
final class FrozenBelow implements TrainableNetwork {

  private final TrainableNetwork frozen;
  private final float[] weights;
  private final TrainableNetwork rest;
  private final List<InputShape> inputs;
  private final InputShape features;
  private final FeatureCache cache;
  private final boolean isFixed;

  FrozenBelow(
      SavedNetwork frozen,
      TrainableNetwork rest,
      List<InputShape> inputs,
      InputShape features,
      boolean isFixed) {
    this.weights = frozen.parameters();
    this.frozen = Networks.withParameters(frozen.configuration(), weights);
    this.rest = rest;
    this.inputs = inputs;
    this.features = features;
    this.isFixed = isFixed;
    this.cache = FeatureCache.ofHeap(features.numbers());
  }

  @Override
  public double fit(NetworkBatch batch) {
    List<InputShape> shapes = List.of(features);
    try (InputBatch given = new InputBatch(shapes, batch.rows())) {
      write(batch.inputs(), given);
      // The rest belongs to the caller's batch, which closes it.
      return rest.fit(new NetworkBatch(given, batch.targets(), batch.weights()));
    }
  }

  @Override
  public void outputs(InputBatch batch, float[] into, int at) {
    try (InputBatch given = new InputBatch(List.of(features), batch.rows())) {
      write(batch, given);
      rest.outputs(given, into, at);
    }
  }

  private void write(InputBatch batch, InputBatch given) {
    if (!isFixed) {
      frozen.outputs(batch, given.values(0), 0);
      return;
    }
    int width = features.numbers();
    for (int row = 0; row < batch.rows(); row++) {
      FeatureCache.Key key = key(batch, row);
      float[] known = cache.get(key);
      if (known == null) {
        known = computed(batch, row);
        cache.put(key, known);
      }
      System.arraycopy(known, 0, given.values(0), row * width, width);
    }
  }

  private FeatureCache.Key key(InputBatch batch, int row) {
    FeatureCache.Key key = FeatureCache.Key.START;
    for (int input = 0; input < inputs.size(); input++) {
      int width = inputs.get(input).numbers();
      key = key.with(batch.values(input), row * width, width);
    }
    return key;
  }

  private float[] computed(InputBatch batch, int row) {
    float[] outputs = new float[features.numbers()];
    try (InputBatch one = new InputBatch(inputs, 1)) {
      for (int input = 0; input < inputs.size(); input++) {
        int width = inputs.get(input).numbers();
        float[] values = batch.values(input);
        float[] copy = Arrays.copyOfRange(values, row * width, (row + 1) * width);
        System.arraycopy(copy, 0, one.values(input), 0, width);
      }
      frozen.outputs(one, outputs, 0);
    }
    return outputs;
  }

  @Override
  public int parameterCount() {
    return rest.parameterCount();
  }

  @Override
  public int updaterCount() {
    return rest.updaterCount();
  }

  @Override
  public float[] wholeParameters() {
    float[] own = rest.state().parameters();
    float[] whole = Arrays.copyOf(weights, Math.addExact(weights.length, own.length));
    System.arraycopy(own, 0, whole, weights.length, own.length);
    return whole;
  }

  @Override
  public int wholeParameterCount() {
    return Math.addExact(weights.length, rest.parameterCount());
  }

  @Override
  public int keptRows() {
    return cache.rows();
  }

  @Override
  public NetworkState state() {
    return rest.state();
  }

  @Override
  public void resume(NetworkState state) {
    rest.resume(state);
  }

  @Override
  public void close() {
    rest.close();
    frozen.close();
  }
}
