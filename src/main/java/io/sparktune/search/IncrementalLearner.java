package io.sparktune.search;

import java.util.List;
import java.util.function.Supplier;

/**
 * A learner that has heard exactly a list of observations. A list that goes on where the last one
 * ended costs only what is new; any other has a new learner hear all of it.
 */
public final class IncrementalLearner<L extends Learner> {

  private final Supplier<L> beginner;
  private L learner;
  private int learnt;
  private Observation last;

  public IncrementalLearner(Supplier<L> beginner) {
    this.beginner = beginner;
  }

  /** The learner after these observations and no others. */
  public L upTo(List<Observation> observations) {
    boolean continues =
        learnt == 0 || (learnt <= observations.size() && observations.get(learnt - 1).equals(last));
    if (learner == null || !continues) {
      learner = beginner.get();
      learnt = 0;
    }
    for (; learnt < observations.size(); learnt++) {
      last = observations.get(learnt);
      learner.learn(last);
    }
    return learner;
  }
}
