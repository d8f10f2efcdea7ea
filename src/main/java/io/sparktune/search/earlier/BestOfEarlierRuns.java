package io.sparktune.search.earlier;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Suggests the best values of earlier studies before those of another sampler. */
final class BestOfEarlierRuns implements Sampler {

  private static final int MOST = 5;
  private static final int TRIALS_FOR_EACH = 10;

  private final Sampler next;
  private final List<Values> best;
  private final IncrementalLearner<Untried> learning;

  BestOfEarlierRuns(Sampler next, SearchShape shape) {
    this.next = next;
    this.best = best(shape);
    this.learning = new IncrementalLearner<>(() -> new Untried(best));
  }

  /** By turns from each study, the best first. */
  private static List<Values> best(SearchShape shape) {
    int most = Math.max(1, Math.min(MOST, shape.trials() / TRIALS_FOR_EACH));
    List<List<Values>> ranked = new ArrayList<>();
    for (List<Observation> study : shape.earlier()) {
      ranked.add(bestFirst(study, shape.space()));
    }
    Set<Values> best = new LinkedHashSet<>();
    for (int place = 0; place < most; place++) {
      for (List<Values> study : ranked) {
        if (place < study.size() && best.size() < most) {
          best.add(study.get(place));
        }
      }
    }
    return List.copyOf(best);
  }

  private static List<Values> bestFirst(List<Observation> study, Space space) {
    return study.stream()
        .filter(observation -> observation.state() == TrialState.COMPLETE)
        .filter(Observation::isFeasible)
        .filter(observation -> space.violated(observation.values()).isEmpty())
        .sorted(
            Comparator.<Observation, Double>comparing(observation -> observation.merits().get(0))
                .reversed())
        .map(Observation::values)
        .distinct()
        .toList();
  }

  @Override
  public Values suggest(int number, History history) {
    Untried tried = learning.upTo(history.completed());
    if (tried.left.isEmpty()) {
      return next.suggest(number, history);
    }
    Set<Values> left = new LinkedHashSet<>(tried.left);
    history.pending().forEach(pending -> left.remove(pending.values()));
    Optional<Values> first = left.stream().findFirst();
    return first.isPresent() ? first.get() : next.suggest(number, history);
  }

  /** The best values of earlier studies that have not been tried to the end. */
  private static final class Untried implements Learner {
    private final Set<Values> left;

    Untried(List<Values> best) {
      left = new LinkedHashSet<>(best);
    }

    @Override
    public void learn(Observation observation) {
      left.remove(observation.values());
    }
  }
}
