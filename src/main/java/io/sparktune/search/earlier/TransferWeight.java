package io.sparktune.search.earlier;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import io.sparktune.trial.TrialState;
import java.util.List;

/**
 * How far an earlier study is to be believed: in [0, 1], 1 until today's trials contradict it. What
 * it foretells of today's complete trials is the rank of the earlier ones around them.
 */
public final class TransferWeight implements Learner {

  private final TransferPrediction prediction;
  private final Concordance concordance = new Concordance();

  /**
   * @param earlier trials of one earlier study; with none of them complete, trust stays at 0
   */
  public TransferWeight(Space space, List<Observation> earlier) {
    boolean known =
        earlier.stream().anyMatch(observation -> observation.state() == TrialState.COMPLETE);
    prediction = known ? new TransferPrediction(space, earlier) : null;
  }

  @Override
  public void learn(Observation observation) {
    if (prediction != null && observation.state() == TrialState.COMPLETE) {
      concordance.add(prediction.rank(observation.values()), observation.merits().get(0));
    }
  }

  /** The trust by now. */
  public double value() {
    return prediction == null ? 0 : concordance.value();
  }
}
