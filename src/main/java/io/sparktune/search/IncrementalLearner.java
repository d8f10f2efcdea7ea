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
  private int heard;
  private Observation last;

  public IncrementalLearner(Supplier<L> beginner) {
    this.beginner = beginner;
  }

  /** The learner after these observations and no others. */
  public L upTo(List<Observation> told) {
    boolean goesOn = heard == 0 || (heard <= told.size() && told.get(heard - 1).equals(last));
    if (learner == null || !goesOn) {
      learner = beginner.get();
      heard = 0;
    }
    for (; heard < told.size(); heard++) {
      last = told.get(heard);
      learner.learn(last);
    }
    return learner;
  }
}
