package io.sparktune.search.earlier;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an earlier study is to be believed: in [0, 1], 1 until today's trials contradict it. Each
 * pair of complete trials of today agrees with the earlier study or contradicts it, as much as it
 * foretells a difference: Kendall's rank correlation with such weights, and one agreeing pair that
 * differs as much as can be given beforehand.
 */
public final class Trust implements Learner {

  private static final double BEFOREHAND = 1;

  private final Foretelling foretelling;
  private final List<Double> foretold = new ArrayList<>();
  private final List<Double> merits = new ArrayList<>();
  private double agreeing = BEFOREHAND;
  private double contradicting;

  /**
   * @param earlier trials of one earlier study; with none of them complete, trust stays at 0
   */
  public Trust(Space space, List<Observation> earlier) {
    boolean known =
        earlier.stream().anyMatch(observation -> observation.state() == TrialState.COMPLETE);
    foretelling = known ? new Foretelling(space, earlier) : null;
  }

  @Override
  public void learn(Observation observation) {
    if (foretelling == null || observation.state() != TrialState.COMPLETE) {
      return;
    }
    double rank = foretelling.rank(observation.values());
    double merit = observation.merits().get(0);
    for (int i = 0; i < merits.size(); i++) {
      double difference = (rank - foretold.get(i)) * Math.signum(merit - merits.get(i));
      agreeing += Math.max(0, difference);
      contradicting += Math.max(0, -difference);
    }
    foretold.add(rank);
    merits.add(merit);
  }

  /** The trust by now. */
  public double value() {
    return foretelling == null
        ? 0
        : Math.max(0, (agreeing - contradicting) / (agreeing + contradicting));
  }
}
