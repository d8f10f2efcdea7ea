package io.sparktune.search;

import io.sparktune.space.Values;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells which values were proposed before. */
public final class TriedValues {

  private final IncrementalLearner<Told> told = new IncrementalLearner<>(Told::new);

  /** Whether values are those of a trial that is over or in flight. */
  public Predicate<Values> in(History evidence) {
    Set<Values> over = told.upTo(evidence.told()).values;
    Set<Values> awaited =
        evidence.awaited().stream()
            .map(Observation::values)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return values -> over.contains(values) || awaited.contains(values);
  }

  private static final class Told implements Learner {

    private final Set<Values> values = new LinkedHashSet<>();

    @Override
    public void learn(Observation observation) {
      values.add(observation.values());
    }
  }
}
