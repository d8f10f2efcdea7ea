package io.sparktune.search.tpe;

import java.util.SplittableRandom;

/** The density of a real parameter: truncated normal kernels. */
record RealDensity() implements DensityAxis {

  @Override
  public ParzenKernel kernel(double[] centres, double shrinkage, double spread) {
    double width = TruncatedNormal.width(shrinkage, spread);
    double peak = 1 / (width * Math.sqrt(2 * Math.PI));
    double[] peaks = TruncatedNormal.scales(centres, width);
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = Double.isNaN(centres[i]) ? 1 : peaks[i] * peak;
    }
    return new Densities(centres, peaks, width);
  }

  @Override
  public double settled(double unit) {
    return unit;
  }

  private static final class Densities implements ParzenKernel {

    private final double[] centres;
    private final double[] peaks;
    private final double width;

    Densities(double[] centres, double[] peaks, double width) {
      this.centres = centres;
      this.peaks = peaks;
      this.width = width;
    }

    @Override
    public void multiply(double at, double[] products, double[] squares) {
      double precision = 1 / width;
      for (int i = 0; i < centres.length; i++) {
        if (isOn(i)) {
          double distance = (at - centres[i]) * precision;
          products[i] *= peaks[i];
          squares[i] += distance * distance;
        }
      }
    }

    @Override
    public double draw(int component, SplittableRandom random) {
      return TruncatedNormal.draw(centres[component], width, random);
    }

    @Override
    public boolean isOn(int component) {
      return !Double.isNaN(centres[component]);
    }
  }
}
