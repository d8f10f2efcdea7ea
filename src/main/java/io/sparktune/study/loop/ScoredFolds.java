package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Puts the folds of a journal together that were scored: the epochs that they reported while they
 * were trained, and their ends. Keeps only folds that are not over.
 */
public final class ScoredFolds {

  private final Predicate<Event.StudyOpened> wanted;
  private final Map<Integer, TreeMap<Integer, List<EpochScore>>> reported = new LinkedHashMap<>();
  private boolean counts;

  /**
   * @param wanted the lives whose training counts; a fold that another one had a part in is left
   *     out
   */
  public ScoredFolds(Predicate<Event.StudyOpened> wanted) {
    this.wanted = wanted;
  }

  /** Takes the next event; a fold with all its epochs where one was scored with it. */
  public Optional<FoldResult> after(Event event) {
    if (event instanceof Event.StudyOpened opened) {
      counts = wanted.test(opened);
    } else if (event instanceof Event.TrialPruned pruned) {
      reported.getOrDefault(pruned.trial(), new TreeMap<>()).tailMap(pruned.fold(), true).clear();
    } else if (event instanceof Event.EpochsScored scored && counts) {
      epochs(scored.trial(), scored.fold()).addAll(scored.scores());
    } else if (event instanceof Event.FoldFinished finished && counts) {
      return finished(finished.result());
    }
    return Optional.empty();
  }

  private Optional<FoldResult> finished(FoldResult result) {
    List<EpochScore> epochs = epochs(result.trial(), result.fold());
    epochs.addAll(result.epochs());
    if (result.outcome() instanceof FoldOutcome.Paused || isTriedAgain(result.outcome())) {
      return Optional.empty();
    }
    forget(result.trial(), result.fold());
    return result.outcome() instanceof FoldOutcome.Scored scored && scored.epochs() == epochs.size()
        ? Optional.of(result.withEpochs(epochs))
        : Optional.empty();
  }

  private static boolean isTriedAgain(FoldOutcome outcome) {
    return outcome instanceof FoldOutcome.Failed failed && failed.isTriedAgain(0);
  }

  private List<EpochScore> epochs(int trial, int fold) {
    return reported
        .computeIfAbsent(trial, number -> new TreeMap<>())
        .computeIfAbsent(fold, number -> new ArrayList<>());
  }

  private void forget(int trial, int fold) {
    reported.computeIfPresent(
        trial,
        (number, folds) -> {
          folds.remove(fold);
          return folds.isEmpty() ? null : folds;
        });
  }
}
