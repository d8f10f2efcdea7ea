package com.example.tuning;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.ClassWeights;
import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import io.sparktune.data.NumberTarget;
import java.util.Arrays;
import java.util.List;

/**
 * The preparation of sparse rows as its training rows made it.
 *
 * @param divisors one for each feature
 * @param weights one for each label; empty for a number
 */
public record FittedSparseInputs(
    List<Double> divisors, FittedScale targetScale, List<Double> weights) implements FittedInputs {

  public FittedSparseInputs {
    divisors = List.copyOf(divisors);
    weights = List.copyOf(weights);
  }

  static FittedSparseInputs fit(SparseRows data, int[] rows, LibsvmPreparation settings) {
    double[] divisors = new double[data.features()];
    if (settings.scale() == Scaling.MAX_ABS) {
      for (int row : rows) {
        for (int cell = data.starts().codeAt(row); cell < data.starts().codeAt(row + 1); cell++) {
          int feature = data.indices().codeAt(cell);
          double size = Math.abs(data.values().numberAt(cell));
          divisors[feature] = Math.max(divisors[feature], size);
        }
      }
    }
    return new FittedSparseInputs(
        Arrays.stream(divisors).mapToObj(size -> size == 0 ? 1 : size).toList(),
        data.target() instanceof NumberTarget numbers ? scale(numbers, rows) : FittedScale.IDENTITY,
        data.target() instanceof ClassTarget classes
            ? ClassWeights.of(classes, rows, settings.imbalance())
            : List.of());
  }

  private static FittedScale scale(NumberTarget target, int[] rows) {
    double mean = Arrays.stream(rows).mapToDouble(target::valueAt).average().orElseThrow();
    double variance =
        Arrays.stream(rows)
            .mapToDouble(row -> Math.pow(target.valueAt(row) - mean, 2))
            .average()
            .orElseThrow();
    return new FittedScale(mean, Math.sqrt(variance));
  }

  @Override
  public List<InputShape> inputs() {
    return List.of(new InputShape.Vector(divisors.size()));
  }

  @Override
  public double[] classWeights() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public BatchWriter writer(Dataset data) {
    if (!(data instanceof SparseRows sparse) || sparse.features() != divisors.size()) {
      throw new DataError(
          "the model reads sparse rows of "
              + divisors.size()
              + " features; set data.features to it");
    }
    float[] factors = new float[divisors.size()];
    for (int feature = 0; feature < factors.length; feature++) {
      factors[feature] = (float) (1 / divisors.get(feature));
    }
    return (rows, from, count, into) -> write(sparse, factors, rows, from, count, into);
  }

  private static void write(
      SparseRows data, float[] factors, int[] rows, int from, int count, InputBuffers into) {
    float[] values = into.values(0);
    Arrays.fill(values, 0, count * factors.length, 0);
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      for (int cell = data.starts().codeAt(row); cell < data.starts().codeAt(row + 1); cell++) {
        int feature = data.indices().codeAt(cell);
        values[i * factors.length + feature] =
            (float) data.values().numberAt(cell) * factors[feature];
      }
    }
  }
}
