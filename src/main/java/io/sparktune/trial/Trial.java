package io.sparktune.trial;

import io.sparktune.space.Values;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbered values with the seed of everything random in their training.
 *
 * @param origin what its training resumes from; null where it begins with the first epoch
 */
public record Trial(int number, Values values, long seed, @Nullable Origin origin)
    implements Serializable {

  public Trial {
    Objects.requireNonNull(values, "values");
    if (number < 0) {
      throw new IllegalArgumentException("the trial's number is " + number);
    }
    if (origin != null && origin.parent().number() >= number) {
      throw new IllegalArgumentException(
          "trial " + number + " resumes from trial " + origin.parent().number());
    }
  }

  /** A trial that begins with the first epoch. */
  public Trial(int number, Values values, long seed) {
    this(number, values, seed, null);
  }

  /** How many epochs were trained before it, by others. */
  public int inheritedEpochs() {
    return origin == null ? 0 : origin.epoch();
  }

  /** The trials that trained its folds in turn, itself last. */
  public List<Trial> lineage() {
    Deque<Trial> lineage = new ArrayDeque<>();
    for (@Nullable Trial trial = this; trial != null; trial = trial.parent()) {
      lineage.addFirst(trial);
    }
    return List.copyOf(lineage);
  }

  /**
   * Which trial of the lineage trained an epoch.
   *
   * @param epoch from 1
   */
  public Trial trainerOf(int epoch) {
    Trial trial = this;
    while (trial.origin != null && epoch <= trial.inheritedEpochs()) {
      trial = trial.origin.parent();
    }
    return trial;
  }

  private @Nullable Trial parent() {
    return origin == null ? null : origin.parent();
  }

  /** The seed of everything random in a fold, the same for every attempt. */
  public long foldSeed(int fold) {
    return Seeds.derive(seed, "fold", fold);
  }
}
