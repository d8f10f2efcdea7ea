package io.sparktune.search.tpe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A Parzen estimator over a block of parameters: a mixture of one product of kernels for each point
 * of a sample, and the prior. All values are relative to the prior.
 *
 * <p>The bandwidths follow Scott's rule (Multivariate Density Estimation, 1992, section 6.4) with
 * Kish's effective number of points.
 */
final class Density {

  private static final int PRIOR = -1;

  private final ParameterTree tree;
  private final int[] block;
  private final ParzenKernel[] kernels;
  private final double[] weights;
  private final double[] upTo;
  private final double prior;
  private final double total;

  /**
   * @param prior the weight of the prior, above 0
   */
  Density(
      ParameterTree tree,
      int[] block,
      WeightedPoints sample,
      double prior,
      KernelBandwidth spread) {
    this.tree = tree;
    this.block = block;
    this.prior = prior;
    weights = new double[sample.size()];
    upTo = new double[sample.size()];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = sample.weight(i);
      sum += weights[i];
      squares += weights[i] * weights[i];
      upTo[i] = sum;
    }
    total = sum + prior;
    double points = squares == 0 ? 1 : sum * sum / squares;
    double shrinkage = Math.pow(points, -1.0 / (block.length + 4));
    kernels =
        Arrays.stream(block)
            .mapToObj(
                place ->
                    tree.axis(place)
                        .kernel(sample.along(place), shrinkage, spread.along(place, sample)))
            .toArray(ParzenKernel[]::new);
  }

  /** The logarithm of the density at a point. */
  double logAt(double[] point) {
    double[] products = weights.clone();
    double[] squares = new double[products.length];
    for (int k = 0; k < block.length; k++) {
      double at = point[block[k]];
      if (!Double.isNaN(at)) {
        kernels[k].multiply(at, products, squares);
      }
    }
    double sum = prior;
    for (int i = 0; i < products.length; i++) {
      sum += products[i] * Math.exp(-squares[i] / 2);
    }
    return Math.log(sum / total);
  }

  /** Writes a random point into the coordinates of the block; NaN is off. */
  void draw(SplittableRandom random, double[] point) {
    int component = component(random);
    for (int k = 0; k < block.length; k++) {
      int place = block[k];
      if (!tree.isOn(place, point)) {
        point[place] = Double.NaN;
      } else if (component != PRIOR && kernels[k].isOn(component)) {
        point[place] = kernels[k].draw(component, random);
      } else {
        point[place] = tree.axis(place).settled(random.nextDouble());
      }
    }
  }

  private int component(SplittableRandom random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * total);
    int component = found < 0 ? -found - 1 : found + 1;
    return component < upTo.length ? component : PRIOR;
  }
}
