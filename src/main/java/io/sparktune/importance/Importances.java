package io.sparktune.importance;

import io.sparktune.space.Space;
import java.util.Comparator;
import java.util.List;

/**
 * The importances of a study's parameters by one method.
 *
 * @param parameters all of the space, the most important first
 * @param pairs of parameters of which one is on wherever the other is, the most important first;
 *     none for a method without pairs
 */
public record Importances(
    Method method, List<ParameterImportance> parameters, List<PairImportance> pairs) {

  /** The number of trials in which a parameter must be active for an importance. */
  public static final int FEWEST_TRIALS = 10;

  public Importances {
    parameters =
        parameters.stream()
            .sorted(Comparator.comparingDouble(ParameterImportance::share).reversed())
            .toList();
    pairs =
        pairs.stream()
            .sorted(Comparator.<PairImportance>comparingDouble(pair -> -pair.estimate().share()))
            .toList();
  }

  /**
   * Measures importances; the same for the same arguments.
   *
   * @param scored trials of a study, for a method that goes by more than their order only complete
   *     ones
   */
  public static Importances of(Method method, Space space, List<ScoredValues> scored, long seed) {
    MethodResults findings = new MethodResults(method, space, scored, seed);
    return new Importances(method, findings.parameters(), findings.pairs());
  }

  /** Whether a study has enough parameters and trials for importances. */
  public static boolean isPossible(Space space, List<ScoredValues> scored) {
    return space.dimensions() > 1 && scored.size() >= FEWEST_TRIALS;
  }
}
