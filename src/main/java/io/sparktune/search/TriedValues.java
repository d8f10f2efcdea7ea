package io.sparktune.search;

import io.sparktune.space.Values;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The values that were suggested before. */
public final class TriedValues {

  private final IncrementalLearner<CompletedValues> completed =
      new IncrementalLearner<>(CompletedValues::new);

  /** A test of whether values are those of a trial of a history. */
  public Predicate<Values> in(History history) {
    Set<Values> over = completed.upTo(history.completed()).values;
    Set<Values> pending =
        history.pending().stream()
            .map(Observation::values)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return values -> over.contains(values) || pending.contains(values);
  }

  private static final class CompletedValues implements Learner {

    private final Set<Values> values = new LinkedHashSet<>();

    @Override
    public void learn(Observation observation) {
      values.add(observation.values());
    }
  }
}
