package io.sparktune.search.evolution;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VariationTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new RealParameter("rate", 0, 1, Scale.LINEAR),
              new IntegerParameter("layers", 1, 3, Scale.LINEAR),
              new ChoiceParameter("updater", List.of("adam", "sgd", "rmsprop", "momentum"))));

  private final Variation variation =
      new Variation(SPACE, Crossover.SIMULATED_BINARY, 15, Mutation.POLYNOMIAL, 20);
  private final SplittableRandom random = new SplittableRandom(9);

  @Test
  void optionsAreInheritedAndNeverMixed() {
    for (int i = 0; i < 500; i++) {
      double[] child =
          variation.crossed(new double[] {0.1, 0.5, 0.125}, new double[] {0.8, 0.5, 0.875}, random);

      assertThat(child[2]).isIn(0.125, 0.875);
    }
  }

  @Test
  void aParameterThatIsOffInOneParentComesFromTheOther() {
    double[] child =
        variation.crossed(new double[] {NaN, 0.5, NaN}, new double[] {0.8, NaN, NaN}, random);

    assertThat(child).containsExactly(0.8, 0.5, NaN);
  }

  @Test
  void whatHasOneValueIsNotMutated() {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("loss", List.of("mse")),
                new IntegerParameter("layers", 2, 2, Scale.LINEAR),
                new RealParameter("rate", 0, 1, Scale.LINEAR)));
    Variation ofOne = new Variation(space, Crossover.UNIFORM, 5, Mutation.POLYNOMIAL, 5);

    for (int i = 0; i < 50; i++) {
      assertThat(ofOne.mutatedOnce(new double[] {0.5, 0.5, 0.4}, random)[2]).isNotEqualTo(0.4);
      assertThat(ofOne.mutated(new double[] {0.5, 0.5, 0.4}, random)[2]).isNotEqualTo(0.4);
    }
  }

  @Test
  void oneMutationChangesOneValue() {
    double[] parent = {0.4, 0.5, 0.125};
    for (int i = 0; i < 500; i++) {
      double[] mutant = variation.mutatedOnce(parent, random);
      long same =
          SPACE.valuesAt(mutant).byName().entrySet().stream()
              .filter(SPACE.valuesAt(parent).byName().entrySet()::contains)
              .count();

      assertThat(same).isEqualTo(2);
    }
  }

  @Test
  void oneValueInTheMeanIsChanged() {
    double[] parent = {0.4, 0.5, 0.125};
    int changed = 0;
    for (int i = 0; i < 3_000; i++) {
      double[] mutant = variation.mutated(parent, random);
      for (int j = 0; j < 3; j++) {
        changed += mutant[j] == parent[j] ? 0 : 1;
      }
    }

    // Binomial with mean 3,000 and a deviation of 45: six deviations.
    assertThat(changed).isBetween(2_730, 3_270);
  }

  @Test
  void parametersThatAreOffStayOff() {
    for (int i = 0; i < 100; i++) {
      assertThat(variation.mutated(new double[] {NaN, 0.5, NaN}, random)[0]).isNaN();
      assertThat(variation.mutatedOnce(new double[] {NaN, NaN, NaN}, random)).containsOnly(NaN);
    }
  }

  @Test
  void theOnlyValueStays() {
    Space single = new Space(List.of(new ChoiceParameter("updater", List.of("adam"))));
    double[] mutant =
        new Variation(single, Crossover.UNIFORM, 15, Mutation.RESET, 20)
            .mutatedOnce(new double[] {0.5}, random);

    assertThat(single.valuesAt(mutant).byName()).containsEntry("updater", "adam");
    assertThat(Arrays.stream(mutant)).allMatch(unit -> unit >= 0 && unit <= 1);
  }
}
