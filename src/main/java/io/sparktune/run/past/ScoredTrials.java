package io.sparktune.run.past;

import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.ScoredValues;
import io.sparktune.report.Numbers;
import io.sparktune.search.Observation;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Goal;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The trials that importances are computed from: complete ones, and for methods by rank also pruned
 * ones, behind all complete ones. Of these the one that was trained longer, and then the better one
 * where it was last compared, comes first. Trials that resumed from others are left out.
 */
public final class ScoredTrials {

  private static final Comparator<Observation> WORST_FIRST =
      Comparator.<Observation>comparingInt(trial -> trial.rungs().lastKey())
          .thenComparingDouble(trial -> trial.rungs().get(trial.rungs().lastKey()));

  private final List<ScoredValues> complete;
  private final List<Observation> givenUp;

  private ScoredTrials(List<ScoredValues> complete, List<Observation> givenUp) {
    this.complete = complete;
    this.givenUp = givenUp;
  }

  public static ScoredTrials of(StudyState state) {
    Goal goal = state.rules().goals().first();
    List<ScoredValues> complete =
        state.finished().stream()
            .filter(over -> over.state() == TrialState.COMPLETE && over.trial().origin() == null)
            .map(over -> new ScoredValues(over.trial().values(), merits(over, goal)))
            .toList();
    List<Observation> givenUp =
        ConstantTrials.observations(state).stream()
            .filter(trial -> trial.state() == TrialState.PRUNED && !trial.rungs().isEmpty())
            .sorted(WORST_FIRST.reversed())
            .toList();
    return new ScoredTrials(complete, givenUp);
  }

  private static List<Double> merits(FinishedTrial over, Goal goal) {
    return over.foldScores().stream().map(goal::merit).toList();
  }

  /** The importances by each method that has enough trials. */
  public List<Importances> importances(Space space, long seed) {
    return Arrays.stream(Method.values())
        .filter(method -> Importances.isPossible(space, of(method)))
        .map(method -> Importances.of(method, space, of(method), seed))
        .toList();
  }

  private List<ScoredValues> of(Method method) {
    return method.isRankBased() && !complete.isEmpty() ? ranked() : complete;
  }

  @Override
  public String toString() {
    String scored = Numbers.count(complete.size(), "complete trial");
    return givenUp.isEmpty() ? scored : scored + ", " + givenUp.size() + " pruned";
  }

  /** Pruned trials are as far behind each other as the complete ones are apart. */
  private List<ScoredValues> ranked() {
    List<Double> merits = complete.stream().flatMap(trial -> trial.merits().stream()).toList();
    double worst = Collections.min(merits);
    double spread = Math.max(Math.ulp(worst) * merits.size(), Collections.max(merits) - worst);
    int folds = complete.get(0).merits().size();
    List<ScoredValues> ranked = new ArrayList<>(complete);
    for (int place = 0; place < givenUp.size(); place++) {
      double merit = worst - (place + 1) * spread;
      ranked.add(new ScoredValues(givenUp.get(place).values(), Collections.nCopies(folds, merit)));
    }
    return ranked;
  }
}
