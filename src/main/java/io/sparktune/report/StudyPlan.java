package io.sparktune.report;

import io.sparktune.space.Space;
import io.sparktune.trial.Goals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a study: its settings, parameters, trials, fits and memory.
 *
 * @param folder where its results would be
 * @param input null where the rows were not read
 * @param data the kind and place of the rows; empty where there are none
 * @param outcomeConstraints conditions on what trials reach
 * @param kept of {@link #DRAWS} random values, how many keep the conditions on values
 * @param notes that the grid is cut, and what is learnt from earlier runs
 * @param sampler its name
 * @param trials in words, such as 20 trials
 * @param folds of each trial
 * @param population trials that are trained side by side and replace each other; 0 for none
 * @param fits how many times a network is trained, but for the winner
 * @param confirmationFits how many more there are at most to train tied trials again
 * @param configuration the whole study file with defaults
 */
public record StudyPlan(
    String study,
    Goals goals,
    long seed,
    String folder,
    @Nullable InputReport input,
    String data,
    Space space,
    List<String> outcomeConstraints,
    int kept,
    List<String> notes,
    String sampler,
    String trials,
    int folds,
    int population,
    long fits,
    long confirmationFits,
    String configuration) {

  /** The random values by which the feasible share of the space is estimated. */
  public static final int DRAWS = 10_000;

  public StudyPlan {
    outcomeConstraints = List.copyOf(outcomeConstraints);
    notes = List.copyOf(notes);
  }
}
