package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataSource;
import io.sparktune.data.RowArrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Data sets made of a formula, as scikit-learn's {@code make_circles} and {@code make_moons} make
 * them; for the same seed the same on every machine.
 */
public final class GeneratedData {

  private GeneratedData() {}

  /** The outer circle has half of the rows, rounded down; angles are equally spaced. */
  public static TableDataset of(DataSource.Circles source, long seed) {
    int count = source.count();
    int outer = count / 2;
    double[] x = new double[count];
    double[] y = new double[count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      boolean isOuter = i < outer;
      double turn = isOuter ? (double) i / outer : (double) (i - outer) / (count - outer);
      double radius = isOuter ? 1 : source.factor();
      x[i] = radius * StrictMath.cos(2 * Math.PI * turn);
      y[i] = radius * StrictMath.sin(2 * Math.PI * turn);
      labels[i] = isOuter ? 1 : 0;
    }
    ClassTarget target = ClassTarget.of("circle", List.of("inner", "outer"), labels);
    return shuffled(x, y, target, source.noise(), seed);
  }

  /** The upper moon has half of the rows, rounded down; angles are equally spaced. */
  public static TableDataset of(DataSource.Moons source, long seed) {
    int count = source.count();
    int upper = count / 2;
    double[] x = new double[count];
    double[] y = new double[count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      boolean isUpper = i < upper;
      int place = isUpper ? i : i - upper;
      int last = Math.max(1, (isUpper ? upper : count - upper) - 1);
      double angle = Math.PI * place / last;
      x[i] = isUpper ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
      y[i] = isUpper ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
      labels[i] = isUpper ? 1 : 0;
    }
    ClassTarget target = ClassTarget.of("moon", List.of("lower", "upper"), labels);
    return shuffled(x, y, target, source.noise(), seed);
  }

  private static TableDataset shuffled(
      double[] x, double[] y, ClassTarget target, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = RowArrays.all(x.length);
    RowArrays.shuffle(order, random);
    double[] noisyX = new double[x.length];
    double[] noisyY = new double[x.length];
    int[] labels = new int[x.length];
    for (int row = 0; row < order.length; row++) {
      noisyX[row] = x[order[row]] + noise * random.nextGaussian();
      noisyY[row] = y[order[row]] + noise * random.nextGaussian();
      labels[row] = target.labelAt(order[row]);
    }
    return new TableDataset(
        Table.of(List.of(NumericColumn.of("x", noisyX), NumericColumn.of("y", noisyY))),
        ClassTarget.of(target.name(), target.labels(), labels));
  }
}
