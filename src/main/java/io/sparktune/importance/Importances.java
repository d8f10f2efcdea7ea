package io.sparktune.importance;

import io.sparktune.space.Space;
import java.util.Comparator;
import java.util.List;

/**
 * How much the parameters of a study matter, by one method.
 *
 * @param parameters all of the space, the most important first
 * @param pairs of parameters of which one is on wherever the other is, the most important first;
 *     none where the method does not tell
 */
public record Importances(
    Method method, List<ParameterImportance> parameters, List<PairImportance> pairs) {

  /** What a parameter's importance takes: so many trials in which it is on. */
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

  /** Whether a study has enough parameters and trials to compare parameters. */
  public static boolean canTell(Space space, List<ScoredValues> scored) {
    return space.dimensions() > 1 && scored.size() >= FEWEST_TRIALS;
  }
}
