package io.sparktune.search.tpe;

import io.sparktune.search.normal.NormalTable;
import java.util.SplittableRandom;

/**
 * The density of a stepped parameter: the mass of a truncated normal kernel within the value's
 * cell.
 */
record SteppedDensity(ValueCells cells) implements DensityAxis {

  /** In steps: narrower kernels would hardly ever leave the values that good trials agree on. */
  private static final double LEAST_WIDTH = 0.5;

  @Override
  public ParzenKernel kernel(double[] centres, double shrinkage, double spread) {
    double width = Math.max(TruncatedNormal.width(shrinkage, spread), LEAST_WIDTH / cells.count());
    return new Masses(cells, centres, TruncatedNormal.scales(centres, width), width);
  }

  @Override
  public double settled(double unit) {
    return cells.settled(unit);
  }

  private static final class Masses implements ParzenKernel {

    private final ValueCells cells;
    private final double[] centres;
    private final double[] scales;
    private final double width;

    Masses(ValueCells cells, double[] centres, double[] scales, double width) {
      this.cells = cells;
      this.centres = centres;
      this.scales = scales;
      this.width = width;
    }

    @Override
    public void multiply(double at, double[] products, double[] squares) {
      int cell = cells.at(at);
      double from = cells.from(cell);
      double to = cells.to(cell);
      double precision = 1 / width;
      double density = 1 / (to - from);
      for (int i = 0; i < centres.length; i++) {
        if (isOn(i)) {
          double above = NormalTable.below((to - centres[i]) * precision);
          double below = NormalTable.below((from - centres[i]) * precision);
          products[i] *= (above - below) * density * scales[i];
        }
      }
    }

    @Override
    public double draw(int component, SplittableRandom random) {
      return cells.settled(TruncatedNormal.draw(centres[component], width, random));
    }

    @Override
    public boolean isOn(int component) {
      return !Double.isNaN(centres[component]);
    }
  }
}
