package io.sparktune.search.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.functions.TestFunction;
import io.sparktune.functions.TiedFunctions;
import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class CmaesSamplerTest implements LearningContract {

  private static final Space CHOICES =
      new Space(
          List.of(
              new ChoiceParameter("a", List.of("x", "y", "z")),
              new ChoiceParameter("b", List.of(1L, 2L, 3L, 4L)),
              new ChoiceParameter("c", List.of(true, false))));

  @Override
  public SamplerSettings settings() {
    return CmaesSettings.defaults();
  }

  @Test
  void severalGoals_areRefused() {
    assertThatThrownBy(() -> settings().sampler(new SearchShape(SPACE, 2, 100, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cma-es is for one goal, the study has 2");
  }

  @Test
  void impossibleSettings_areRefused() {
    assertThatThrownBy(() -> new CmaesSettings(0, 0, 2, 0.2, 2))
        .hasMessage("the number of startup trials is 0");
    assertThatThrownBy(() -> new CmaesSettings(8, 1, 2, 0.2, 2)).hasMessage("the population is 1");
    assertThatThrownBy(() -> new CmaesSettings(8, 0, -1, 0.2, 2)).hasMessage("the elites are -1");
    assertThatThrownBy(() -> new CmaesSettings(8, 0, 2, Double.NaN, 2)).hasMessage("sigma is NaN");
    assertThatThrownBy(() -> new CmaesSettings(8, 0, 2, 0.2, 0.5))
        .hasMessage("the population's growth is 0.5");
  }

  /** With this seed a variance becomes negative by rounding, after some six hundred trials. */
  @Test
  void aCovarianceThatIsNoLongerPositive_endsInARestart() {
    TestFunction rings = TiedFunctions.integers();
    Sampler sampler = settings().sampler(new SearchShape(rings.space(), 1, 1_000, 12));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    for (int number = 0; number < 1_000; number++) {
      if (open.size() == 8) {
        Observation over = open.remove(0);
        completed.add(
            Observation.complete(over.trial(), over.values(), -rings.value(over.values())));
      }
      History history = History.of(Collections.unmodifiableList(completed), List.copyOf(open));
      open.add(Observation.open(number, sampler.suggest(number, history)));
    }

    assertThat(completed.stream().map(Observation::values)).doesNotHaveDuplicates();
  }

  /** A distribution without a margin rests on a wrong value of an integer for ever. */
  @Test
  void bestValuesOfIntegers_areFoundThoughTheyLieFarFromTheStart() {
    Space space =
        new Space(
            List.of(
                new IntegerParameter("small", 0, 4, Scale.LINEAR),
                new IntegerParameter("large", 1, 2_000, Scale.LOG),
                new RealParameter("stepped", 0, 1, 0.1, Scale.LINEAR, List.of()),
                new RealParameter("real", -3, 3, Scale.LINEAR)));

    for (int seed = 0; seed < 10; seed++) {
      Values best =
          best(
              space,
              seed,
              250,
              values ->
                  Math.abs(number(values, "small") - 4)
                      + Math.abs(Math.log(number(values, "large")))
                      + Math.abs(number(values, "stepped") - 0.7)
                      + Math.pow(number(values, "real") - 1, 2));
      assertThat(number(best, "small")).isEqualTo(4);
      assertThat(number(best, "large")).isEqualTo(1);
      assertThat(number(best, "stepped")).isEqualTo(0.7);
      assertThat(number(best, "real")).isBetween(0.99, 1.01);
    }
  }

  @Test
  void minimumAtTheEdgeOfTheRange_isFound() {
    Space space =
        new Space(
            List.of(
                new RealParameter("a", 0, 1, Scale.LINEAR),
                new RealParameter("b", 0, 1, Scale.LINEAR)));

    Values best = best(space, 3, 200, values -> number(values, "a") - number(values, "b"));

    assertThat(number(best, "a")).isLessThan(1e-3);
    assertThat(number(best, "b")).isGreaterThan(1 - 1e-3);
  }

  @Test
  void choices_areLearnt() {
    List<Values> tried =
        tried(new CmaesSettings(8, 6, 2, 0.2, 2), SPACE, 5, 120, CmaesSamplerTest::preferences);
    List<Values> late = tried.subList(80, 120);

    long good =
        late.stream().filter(values -> values.byName().get("updater").equals("sgd")).count();
    // A third of them would be sgd had nothing been learnt.
    assertThat(good).isGreaterThan(25);
  }

  private static double preferences(Values values) {
    return values.byName().get("updater").equals("sgd")
        ? Math.pow(number(values, "momentum") - 0.9, 2)
        : 2;
  }

  @Test
  void valuesThatCanBeListed_areTriedOnceOnlyWhileOthersAreLeft() {
    Set<Values> tried = new HashSet<>(tried(CmaesSettings.defaults(), CHOICES, 1, 20, values -> 0));
    // Start-up points may meet, later ones may not.
    assertThat(tried.size()).isGreaterThanOrEqualTo(18);
  }

  @Test
  void failedTrials_areAvoided() {
    Space space = new Space(List.of(new RealParameter("a", 0, 1, Scale.LINEAR)));
    Sampler sampler = settings().sampler(new SearchShape(space, 2));
    List<Observation> completed = new ArrayList<>();
    int failures = 0;
    for (int number = 0; number < 80; number++) {
      Values values = sampler.suggest(number, History.of(completed, List.of()));
      double a = number(values, "a");
      if (a > 0.6) {
        failures += number >= 40 ? 1 : 0;
        completed.add(
            new Observation(
                number, values, TrialState.FAILED, List.of(), 0, new TreeMap<>(), List.of()));
      } else {
        completed.add(Observation.complete(number, values, a));
      }
    }
    // The best value lies at the cliff, where half of a distribution falls.
    assertThat(failures).isLessThan(30);
    assertThat(completed.stream().filter(trial -> trial.state() == TrialState.COMPLETE))
        .anyMatch(trial -> trial.merits().get(0) > 0.59);
  }

  @Test
  void searchOnAFlatFunction_isRestartedElsewhere() {
    Space space = new Space(List.of(new RealParameter("a", 0, 1, Scale.LINEAR)));
    List<Values> tried = tried(new CmaesSettings(4, 4, 0, 0.01, 1), space, 4, 1_000, values -> 0);

    long left = tried.stream().skip(500).filter(values -> number(values, "a") < 0.5).count();
    assertThat(left).isBetween(50L, 450L);
  }

  private Values best(Space space, long seed, int trials, ToDoubleFunction<Values> function) {
    return tried(CmaesSettings.defaults(), space, seed, trials, function).stream()
        .min(
            (one, other) ->
                Double.compare(function.applyAsDouble(one), function.applyAsDouble(other)))
        .orElseThrow();
  }

  private static List<Values> tried(
      CmaesSettings settings,
      Space space,
      long seed,
      int trials,
      ToDoubleFunction<Values> function) {
    Sampler sampler = settings.sampler(new SearchShape(space, 1, trials, seed));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values = sampler.suggest(number, History.of(completed, List.of()));
      completed.add(Observation.complete(number, values, -function.applyAsDouble(values)));
    }
    return completed.stream().map(Observation::values).toList();
  }

  private static double number(Values values, String parameter) {
    return ((Number) values.byName().get(parameter)).doubleValue();
  }
}
