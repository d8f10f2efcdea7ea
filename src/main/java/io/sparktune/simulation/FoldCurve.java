package io.sparktune.simulation;

import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The learning curve of a fold that is never pruned.
 *
 * @param setUp before the first epoch of each segment
 * @param failure what it ends with after its last epoch, null where it is scored
 */
public record FoldCurve(Duration setUp, List<Epoch> epochs, FoldOutcome.@Nullable Failed failure) {

  public FoldCurve {
    epochs = List.copyOf(epochs);
    if (setUp.isNegative()) {
      throw new IllegalArgumentException("the set-up takes " + setUp);
    }
    if (epochs.isEmpty() && failure == null) {
      throw new IllegalArgumentException("a fold without epochs has neither score nor failure");
    }
  }

  /** The course of a fold by a model: up to where its trial resumes another, as that one. */
  static FoldCurve of(Trial trial, int fold, FoldModel model) {
    FoldCurve own = model.course(trial, fold);
    int inherited = Math.min(trial.inheritedEpochs(), own.epochs().size());
    Origin origin = trial.origin();
    if (origin == null || inherited == 0) {
      return own;
    }
    List<Epoch> before = of(origin.parent(), fold, model).epochs();
    List<Epoch> epochs = new ArrayList<>(before.subList(0, Math.min(inherited, before.size())));
    epochs.addAll(own.epochs().subList(epochs.size(), own.epochs().size()));
    return new FoldCurve(own.setUp(), epochs, own.failure());
  }

  /**
   * An epoch.
   *
   * @param score on the validation rows, null where it is undefined
   * @param nanos of training and scoring
   */
  public record Epoch(@Nullable Double score, long nanos) {

    public Epoch {
      if (nanos < 0) {
        throw new IllegalArgumentException("the epoch takes " + nanos + " ns");
      }
    }
  }
}
