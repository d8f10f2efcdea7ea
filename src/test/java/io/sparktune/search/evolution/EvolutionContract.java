package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.functions.TestFunctions;
import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What evolutionary samplers promise. */
public interface EvolutionContract extends LearningContract {

  /** Random search has a median regret of 1.3, 1,600, 17 and 0.1 after 100 trials. */
  @ParameterizedTest
  @ValueSource(strings = {"hartmann6", "rosenbrock4", "ackley5", "mlp"})
  default void itComesNearerToAMinimumThanRandomSearch(String name) {
    double random =
        SearchedFunction.medianRegret(TestFunctions.named(name), new RandomSettings(), 150);

    assertThat(SearchedFunction.medianRegret(TestFunctions.named(name), settings(), 150))
        .isLessThan(0.8 * random);
  }

  @Test
  default void nothingIsTriedTwiceBeforeTheSpaceIsNearlyExhausted() {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("a", 1, 15, Scale.LINEAR),
                new IntegerParameter("b", 1, 15, Scale.LINEAR)));
    Sampler sampler = settings().sampler(new SearchShape(space, 3));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(completed), List.of()));
      completed.add(Observation.complete(number, values, (Long) values.byName().get("a")));
    }

    // The opening may repeat itself where a stratum has no value of its own.
    assertThat(completed.stream().map(Observation::values).distinct().count())
        .isGreaterThanOrEqualTo(97);
  }
}
