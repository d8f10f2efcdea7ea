package io.sparktune.search.earlier;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import io.sparktune.trial.TrialState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weight of an earlier study, in [0, 1]: 1 until today's trials contradict it. Its prediction
 * of a trial is the rank of the earlier ones around it.
 */
public final class TransferWeight implements Learner {

  private final @Nullable TransferPrediction prediction;
  private final Concordance concordance = new Concordance();

  /**
   * @param earlier trials of one earlier study; with none of them complete, the weight stays at 0
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

  /** The weight by now. */
  public double value() {
    return prediction == null ? 0 : concordance.value();
  }
}
