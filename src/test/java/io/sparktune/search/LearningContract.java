package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.functions.PlateauFunctions;
import io.sparktune.functions.TestFunction;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What every sampler that learns promises besides: trying the same again would teach nothing, and
 * results that repeat teach little.
 */
public interface LearningContract extends SamplerContract {

  /** Four options, the last of which has six values of its own. */
  Space NINE =
      new Space(
          List.of(
              new ChoiceParameter("updater", List.of("adam", "nadam", "adagrad", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              3, 3, List.of(new IntegerParameter("every", 1, 6, Scale.LINEAR)))))));

  /** Two options, of which one has a continuum of its own. */
  Space ONE_AND_A_CONTINUUM =
      new Space(
          List.of(
              new ChoiceParameter("updater", List.of("adam", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1, 1, List.of(new RealParameter("momentum", 0, 1, Scale.LINEAR)))))));

  @Test
  default void noValuesComeAgainWhileOthersAreLeft() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(tried(NINE, 9, seed)).doesNotHaveDuplicates();
    }
  }

  @Test
  default void noValuesComeAgainWhereOthersAreAContinuum() {
    for (long seed = 0; seed < 3; seed++) {
      assertThat(tried(ONE_AND_A_CONTINUUM, 60, seed)).doesNotHaveDuplicates();
    }
  }

  /** Random search needs 93 trials at most for one of twenty seeds; a model stays on the worse. */
  @Test
  default void theBetterOfTwoNarrowStepsIsFound() {
    TestFunction steps = PlateauFunctions.steps();
    for (long seed = 0; seed < 4; seed++) {
      Sampler sampler = settings().sampler(new SearchShape(steps.space(), 1, 300, seed));
      List<Observation> completed = new ArrayList<>();
      double least = Double.POSITIVE_INFINITY;
      while (least > 0 && completed.size() < 300) {
        int number = completed.size();
        Values values =
            sampler.suggest(number, History.of(Collections.unmodifiableList(completed), List.of()));
        double value = steps.value(values);
        least = Math.min(least, value);
        TreeMap<Integer, Double> rungs = new TreeMap<>(Map.of(FoldAssignment.END, -value));
        completed.add(
            new Observation(
                number, values, TrialState.COMPLETE, List.of(-value), 0, rungs, List.of()));
      }
      assertThat(least).isZero();
    }
  }

  /** Those without momentum are the best, half of the others are given up early. */
  private List<Values> tried(Space space, int trials, long seed) {
    Sampler sampler = settings().sampler(new SearchShape(space, 1, 100, seed));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    List<Values> tried = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values =
          sampler.suggest(number, History.of(List.copyOf(completed), List.copyOf(open)));
      tried.add(values);
      open.add(Observation.open(number, values));
      if (open.size() == 3) {
        Observation ended = open.remove(0);
        completed.add(end(ended.trial(), ended.values()));
      }
    }
    return tried;
  }

  private static Observation end(int number, Values values) {
    double merit = values.of("updater").filter("adam"::equals).isPresent() ? 1 : 0;
    TreeMap<Integer, Double> rungs = new TreeMap<>();
    rungs.put(1, merit);
    boolean pruned = merit == 0 && number % 2 == 0;
    if (!pruned) {
      rungs.put(3, merit);
    }
    return new Observation(
        number,
        values,
        pruned ? TrialState.PRUNED : TrialState.COMPLETE,
        pruned ? List.of() : List.of(merit),
        0,
        rungs,
        List.of());
  }
}
