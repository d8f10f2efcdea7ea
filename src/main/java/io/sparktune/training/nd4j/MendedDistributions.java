package io.sparktune.training.nd4j;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.distribution.Distribution;
import org.nd4j.linalg.api.rng.distribution.factory.DefaultDistributionFactory;
import org.nd4j.linalg.api.rng.distribution.impl.OrthogonalDistribution;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The distributions of ND4J, without its native code for orthogonal matrices, which ends the
 * process for some shapes. ND4J makes this one by name, see {@link NativeParts}.
 */
public final class MendedDistributions extends DefaultDistributionFactory {

  @Override
  public Distribution createOrthogonal(double gain) {
    return new OrthogonalMatrices(gain);
  }

  /**
   * Matrices whose rows, or whose columns where there are fewer of these, are orthogonal to each
   * other and of one length. Of a convolution each filter is a row.
   */
  private static final class OrthogonalMatrices extends OrthogonalDistribution {

    private static final long serialVersionUID = 1;

    private final double gain;

    OrthogonalMatrices(double gain) {
      super(gain);
      this.gain = gain;
    }

    @Override
    public INDArray sample(long[] shape) {
      int rows = Math.toIntExact(shape[0]);
      int columns = Math.toIntExact(Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact));
      boolean isWide = columns >= rows;
      double[][] vectors = orthogonal(Math.min(rows, columns), Math.max(rows, columns));
      float[] matrix = new float[Math.multiplyExact(rows, columns)];
      for (int place = 0; place < matrix.length; place++) {
        int row = place / columns;
        int column = place % columns;
        matrix[place] = (float) (gain * (isWide ? vectors[row][column] : vectors[column][row]));
      }
      return Nd4j.create(matrix, shape, 'c').castTo(Nd4j.defaultFloatingPointType());
    }

    @Override
    public INDArray sample(INDArray target) {
      return target.assign(sample(target.shape()));
    }

    /** Gram and Schmidt, twice, from normal numbers on. */
    private static double[][] orthogonal(int count, int size) {
      SplittableRandom random = new SplittableRandom(Nd4j.getRandom().nextLong());
      double[][] vectors = new double[count][size];
      for (int i = 0; i < count; i++) {
        for (int place = 0; place < size; place++) {
          vectors[i][place] = random.nextGaussian();
        }
        for (int pass = 0; pass < 2; pass++) {
          for (int before = 0; before < i; before++) {
            add(vectors[i], -product(vectors[i], vectors[before]), vectors[before]);
          }
        }
        double length = Math.sqrt(product(vectors[i], vectors[i]));
        for (int place = 0; place < size; place++) {
          vectors[i][place] /= length;
        }
      }
      return vectors;
    }

    private static double product(double[] one, double[] other) {
      double sum = 0;
      for (int place = 0; place < one.length; place++) {
        sum += one[place] * other[place];
      }
      return sum;
    }

    private static void add(double[] to, double factor, double[] other) {
      for (int place = 0; place < to.length; place++) {
        to[place] += factor * other[place];
      }
    }
  }
}
