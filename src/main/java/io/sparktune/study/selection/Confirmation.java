package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tied trials of a search after they were trained again, in rounds of new folds and seeds.
 *
 * @param asked how many rounds there could be
 * @param rounds how many count: those whose trials all came to an end
 * @param ending why there were no more
 * @param standings of all trials that took part, those that are still tied first, best first
 * @param honest the score to expect of the best one on other rows, by the new folds alone; empty
 *     without a round, or where no trial passed one
 */
public record Confirmation(
    int asked, int rounds, Ending ending, List<Standing> standings, Optional<HonestScore> honest) {

  /** The most trials that are trained again: the best of those that are tied. */
  public static final int MOST_TRIALS = 20;

  /** The reason why a confirmation ended. */
  public enum Ending {
    /** No other trial is tied with the best one. */
    SEPARATED,
    /** As many rounds as were asked for are done. */
    ROUNDS_DONE,
    /** The study's time or epochs have no room for another round. */
    OUT_OF_BUDGET,
    /** In a round, no trial was complete and feasible. */
    ALL_FAILED;

    /** As written in files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The reason why a trial takes no further part. */
  public enum Leaving {
    /** It does: it is tied with the best one, or that itself. */
    NONE,
    /** The new folds tell it from the best one. */
    WORSE,
    /** By the new folds, it violates a constraint. */
    INFEASIBLE,
    /** A new fold has no score. */
    FAILED,
    /** It takes no part in a round that has no room for it, nor in later ones. */
    LEFT_OUT;

    /** As written in files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The place of one trial.
   *
   * @param trial of the search
   * @param scores on the new folds, round by round; of a failed trial without its last round
   * @param after the round after which it left; 0 where it has not
   */
  public record Standing(FinishedTrial trial, List<Double> scores, int after, Leaving leaving) {

    public Standing {
      scores = List.copyOf(scores);
    }

    public double score() {
      return scores.stream().mapToDouble(score -> score).average().orElse(Double.NaN);
    }
  }

  public Confirmation {
    standings = List.copyOf(standings);
  }

  /** The trials that are still tied, best first; empty without a round that counts. */
  public List<FinishedTrial> tied() {
    return rounds == 0
        ? List.of()
        : standings.stream()
            .filter(standing -> standing.leaving() == Leaving.NONE)
            .map(Standing::trial)
            .toList();
  }

  /** The best one by all folds of search and confirmation; empty without a round that counts. */
  public Optional<FinishedTrial> best() {
    return tied().stream().findFirst();
  }

  /** How many folds of its own each trial that is still tied has. */
  public int folds() {
    return standings.isEmpty() ? 0 : standings.get(0).scores().size();
  }

  /**
   * The trials of a round by number: the same numbers and values with other seeds.
   *
   * @param seed of the study
   * @param round from 1
   */
  public static List<Trial> trials(List<FinishedTrial> contenders, long seed, int round) {
    long own = Seeds.derive(seed, "confirmation", round);
    return contenders.stream()
        .map(FinishedTrial::trial)
        .sorted(Comparator.comparing(Trial::number))
        .map(
            trial ->
                new Trial(
                    trial.number(), trial.values(), Seeds.derive(own, "trial", trial.number())))
        .toList();
  }
}
