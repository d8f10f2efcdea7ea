package io.sparktune.trial;

import io.sparktune.settings.Task;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a study looks for. The first goal is the one that epochs, folds and trials are compared
 * by while they are trained.
 *
 * @param all at most {@link #MOST}, no two of the same metric; the first is scored after each epoch
 */
public record Goals(List<Goal> all) {

  /** Of more goals than these, nearly every trial is on the front. */
  public static final int MOST = 5;

  public Goals {
    all = List.copyOf(all);
    if (all.isEmpty() || all.size() > MOST) {
      throw new IllegalArgumentException("there are " + all.size() + " goals");
    }
    if (all.stream().map(Goal::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two goals have the same metric: " + all);
    }
    if (all.get(0).isCost()) {
      throw new IllegalArgumentException(
          "the first goal, " + all.get(0) + ", is not scored after each epoch");
    }
    Optional<Task> task = all.get(0).metric().task();
    if (!all.stream().allMatch(goal -> goal.isCost() || goal.metric().task().equals(task))) {
      throw new IllegalArgumentException("the goals are for targets of two kinds: " + all);
    }
  }

  /** These goals, the one that all is compared by first. */
  public static Goals of(Goal... goals) {
    return new Goals(List.of(goals));
  }

  /** The goal that all is compared by. */
  public Goal first() {
    return all.get(0);
  }

  /** The goals behind the first one. */
  public List<Goal> further() {
    return all.subList(1, all.size());
  }

  /**
   * The task whose predictions are scored.
   *
   * @throws IllegalStateException if the goals are scores of an objective
   */
  public Task task() {
    return first()
        .metric()
        .task()
        .orElseThrow(() -> new IllegalStateException("no predictions are scored: " + all));
  }

  /** Whether there is a front to look for, and not only a best trial. */
  public boolean areSeveral() {
    return all.size() > 1;
  }

  /** The classes for which goals measure a metric alone. */
  public List<String> labels() {
    return all.stream().map(Goal::label).filter(label -> !label.isEmpty()).distinct().toList();
  }

  /** Such as {@code maximize accuracy, minimize parameters}. */
  @Override
  public String toString() {
    return all.stream().map(Objects::toString).collect(Collectors.joining(", "));
  }
}
