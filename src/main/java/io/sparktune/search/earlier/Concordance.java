package io.sparktune.search.earlier;

import java.util.ArrayList;
import java.util.List;

/**
 * The concordance of predicted and measured merits. Each pair of trials agrees or contradicts,
 * weighted by the predicted difference: Kendall's rank correlation with such weights, and one
 * agreeing pair with a predicted difference of 1 as a prior.
 */
public final class Concordance {

  private static final double BEFOREHAND = 1;

  private final List<Double> predicted = new ArrayList<>();
  private final List<Double> merits = new ArrayList<>();
  private double agreeing = BEFOREHAND;
  private double contradicting;

  /** Takes a trial. */
  public void add(double prediction, double merit) {
    for (int i = 0; i < merits.size(); i++) {
      double difference = (prediction - predicted.get(i)) * Math.signum(merit - merits.get(i));
      agreeing += Math.max(0, difference);
      contradicting += Math.max(0, -difference);
    }
    predicted.add(prediction);
    merits.add(merit);
  }

  /** In [0, 1], 1 until there are contradictions; 0 where these have at least the same weight. */
  public double value() {
    return Math.max(0, (agreeing - contradicting) / (agreeing + contradicting));
  }
}
