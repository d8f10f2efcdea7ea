package io.sparktune.search;

import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.List;
import java.util.Optional;

/** Suggests given values, in their order, before those of another sampler. */
final class StartFrom implements Sampler {

  private final Sampler next;
  private final List<Values> starts;
  private final ValuesCompletion completion;
  private final long seed;

  StartFrom(Sampler next, List<Values> starts, SearchShape shape) {
    this.next = next;
    this.starts = starts;
    this.completion = new ValuesCompletion(shape.space());
    this.seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    if (number >= starts.size()) {
      return next.suggest(number, history);
    }
    Values given = starts.get(number);
    return completion
        .of(given, Seeds.random(seed, "start", number))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no random values complete " + given + " and satisfy the constraints"));
  }

  @Override
  public Optional<Integer> parent(int number, History history) {
    return number < starts.size() ? Optional.empty() : next.parent(number, history);
  }
}
