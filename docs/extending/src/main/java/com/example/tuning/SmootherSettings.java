package com.example.tuning;

import io.sparktune.objective.ObjectiveSettings;
import io.sparktune.objective.ObjectiveTrial;
import java.util.SplittableRandom;

/** A kernel smoother of noisy points of a sine, scored by its error at points left out. */
public record SmootherSettings(double width, double shrinkage, int points)
    implements ObjectiveSettings {

  @Override
  public double[] scores(ObjectiveTrial trial) {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = random.nextDouble();
      y[i] = Math.sin(6 * x[i]) + 0.3 * (random.nextDouble() - 0.5);
    }
    double sum = 0;
    for (int left = 0; left < points; left++) {
      double missed = y[left] - (1 - shrinkage) * smoothed(x, y, left);
      sum += missed * missed;
    }
    return new double[] {sum / points};
  }

  private double smoothed(double[] x, double[] y, int left) {
    double weights = 1e-12;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = (x[i] - x[left]) / width;
      double weight = i == left ? 0 : Math.exp(-0.5 * distance * distance);
      weights += weight;
      sum += weight * y[i];
    }
    return sum / weights;
  }
}
