package io.sparktune.search;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a learner that has learnt exactly a list of observations. A list that extends the last one
 * costs only what is new; for any other a new learner learns all of it.
 */
public final class IncrementalLearner<L extends Learner> {

  private final Supplier<L> beginner;
  private @Nullable L learner;
  private int learnt;
  private @Nullable Observation last;

  public IncrementalLearner(Supplier<L> beginner) {
    this.beginner = beginner;
  }

  /** The learner after these observations and no others. */
  public L upTo(List<Observation> observations) {
    boolean continues =
        learnt == 0 || (learnt <= observations.size() && observations.get(learnt - 1).equals(last));
    L current = learner;
    if (current == null || !continues) {
      current = beginner.get();
      learner = current;
      learnt = 0;
    }
    for (; learnt < observations.size(); learnt++) {
      Observation next = observations.get(learnt);
      last = next;
      current.learn(next);
    }
    return current;
  }
}
