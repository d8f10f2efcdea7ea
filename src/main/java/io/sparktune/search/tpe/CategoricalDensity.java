package io.sparktune.search.tpe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The density of a categorical parameter, smoothed as by Aitchison and Aitken (Biometrika 1976): a
 * component has its own option, or with some probability one drawn from the prior.
 */
record CategoricalDensity(ValueCells cells) implements DensityAxis {

  /** The probability for a single component; Scott's rule shrinks it as components are added. */
  private static final double WANDERING = 0.5;

  private static final int OFF = -1;

  @Override
  public ParzenKernel kernel(double[] centres, double shrinkage, double spread) {
    int[] options =
        Arrays.stream(centres)
            .mapToInt(centre -> Double.isNaN(centre) ? OFF : cells.at(centre))
            .toArray();
    return new Shares(cells, centres, options, WANDERING * shrinkage);
  }

  @Override
  public double settled(double unit) {
    return cells.settled(unit);
  }

  private static final class Shares implements ParzenKernel {

    private final ValueCells cells;
    private final double[] centres;
    private final int[] options;
    private final double wandering;

    Shares(ValueCells cells, double[] centres, int[] options, double wandering) {
      this.cells = cells;
      this.centres = centres;
      this.options = options;
      this.wandering = wandering;
    }

    @Override
    public void multiply(double at, double[] products, double[] squares) {
      int option = cells.at(at);
      double same = wandering + (1 - wandering) / (cells.to(option) - cells.from(option));
      for (int i = 0; i < options.length; i++) {
        if (isOn(i)) {
          products[i] *= options[i] == option ? same : wandering;
        }
      }
    }

    @Override
    public double draw(int component, SplittableRandom random) {
      return random.nextDouble() < wandering
          ? cells.settled(random.nextDouble())
          : centres[component];
    }

    @Override
    public boolean isOn(int component) {
      return options[component] != OFF;
    }
  }
}
