package io.sparktune.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sparktune.functions.SmoothFunctions;
import io.sparktune.functions.TestFunction;
import io.sparktune.functions.TestFunctions;
import io.sparktune.functions.Zdt;
import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Constraint;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GpSamplerTest implements LearningContract {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return GpSettings.defaults();
  }

  @Test
  void theMiddleIsTriedFirst() {
    Space space =
        new Space(
            List.of(
                new RealParameter("rate", 1e-4, 1e-2, Scale.LOG),
                new IntegerParameter("units", 1, 9, Scale.LINEAR)));

    Values first =
        GpSettings.defaults().sampler(new SearchShape(space, 3)).suggest(0, History.NONE);

    assertThat((Double) first.byName().get("rate")).isCloseTo(1e-3, offset(1e-15));
    assertThat(first.byName()).containsEntry("units", 5L);
  }

  @Test
  void theMiddleIsNotTriedAgain() {
    Values middle = LINE.valuesAt(new double[] {0.5});
    List<List<Observation>> earlier = List.of(List.of(Observation.complete(0, middle, 1)));

    Values first =
        GpSettings.defaults()
            .sampler(new SearchShape(LINE, 1, 50, 3, earlier))
            .suggest(0, History.NONE);

    assertThat(first).isNotEqualTo(middle);
  }

  private record Low() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return x(values) < 0.4;
    }

    @Override
    public String text() {
      return "x < 0.4";
    }
  }

  @Test
  void theCentreIsNotTriedWhereItIsInfeasible() {
    Space space = new Space(LINE.parameters(), List.of(new Low()));

    Values first =
        GpSettings.defaults().sampler(new SearchShape(space, 3)).suggest(0, History.NONE);

    assertThat(x(first)).isLessThan(0.4);
  }

  /** Random points miss Branin's minimum by about 0.5 after as many trials. */
  @Test
  void aSmoothFunctionIsMinimised() {
    assertThat(regret(GpSettings.defaults(), 1)).isLessThan(0.01);
  }

  @Test
  void aSmoothFunctionIsMinimisedWithTrialsInFlight() {
    assertThat(regret(GpSettings.defaults(), 8)).isLessThan(0.1);
  }

  @Test
  void aSmoothFunctionIsMinimisedWithExploration() {
    GpSettings exploring =
        new GpSettings(8, 50, 100, GpSettings.Locality.NONE, GpSettings.PendingPolicy.EXPLORE);

    assertThat(regret(exploring, 4)).isLessThan(0.1);
  }

  @Test
  void valuesAreNotTriedTwiceAsLongAsThereAreOthers() {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("a", List.of("p", "q", "r")),
                new IntegerParameter("b", 1, 8, Scale.LINEAR)));

    List<Observation> completed =
        played(
            new SearchShape(space, 3),
            24,
            (number, values) ->
                Observation.complete(number, values, (Long) values.byName().get("b")));

    assertThat(completed).extracting(Observation::values).doesNotHaveDuplicates();
  }

  /** Even points lie so near to a place once in five times. */
  @Test
  void anEarlierStudy_isGoneByBeforeAnyTrialIsOver() {
    List<Observation> earlier =
        IntStream.range(0, 20)
            .mapToObj(
                trial -> {
                  Values values = LINE.valuesAt(new double[] {(trial + 0.5) / 20});
                  return Observation.complete(trial, values, -Math.pow(x(values) - 0.3, 2));
                })
            .toList();
    Sampler sampler =
        GpSettings.defaults().sampler(new SearchShape(LINE, 1, 50, 3, List.of(earlier)));

    List<Observation> open = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      History history = History.of(List.of(), List.copyOf(open));
      open.add(Observation.open(number, sampler.suggest(number, history)));
    }

    assertThat(open).extracting(Observation::values).doesNotHaveDuplicates();
    assertThat(open)
        .extracting(observation -> x(observation.values()))
        .filteredOn(x -> Math.abs(x - 0.3) < 0.1)
        .hasSizeGreaterThan(4);
  }

  /** Trials fail at the fastest two fifths of the rates: uniform ones 12 times in 30. */
  @Test
  void placesWhereTrialsFailAreAvoided() {
    TestFunction network = TestFunctions.named("mlp");

    List<Observation> completed =
        played(
            new SearchShape(network.space(), 3),
            40,
            (number, values) ->
                (Double) values.byName().get("lr") > 0.01
                    ? failed(number, values)
                    : Observation.complete(number, values, -network.value(values)));

    assertThat(completed.subList(10, 40))
        .filteredOn(observation -> observation.state() == TrialState.FAILED)
        .hasSizeLessThan(6);
  }

  @Test
  void anOptimumBesidePlacesWhereTrialsFailIsFound() {
    List<Observation> completed =
        played(
            new SearchShape(LINE, 3),
            30,
            (number, values) ->
                x(values) > 0.6
                    ? failed(number, values)
                    : Observation.complete(number, values, -Math.pow(x(values) - 0.58, 2)));

    assertThat(completed)
        .extracting(observation -> x(observation.values()))
        .anyMatch(x -> Math.abs(x - 0.58) < 0.002);
  }

  private static Observation failed(int number, Values values) {
    return new Observation(
        number, values, TrialState.FAILED, List.of(), 0, new TreeMap<>(), List.of());
  }

  @Test
  void limitsOnOutcomesAreKeptAndApproached() {
    List<Observation> completed =
        played(
            new SearchShape(LINE, 3),
            30,
            (number, values) ->
                new Observation(
                    number,
                    values,
                    TrialState.COMPLETE,
                    List.of(x(values)),
                    0,
                    new TreeMap<>(),
                    List.of(x(values) * x(values) - 0.25)));

    assertThat(completed)
        .filteredOn(Observation::isFeasible)
        .extracting(observation -> x(observation.values()))
        .anyMatch(x -> x > 0.499);
  }

  @Test
  void trialsThatWereStoppedEarlyKeepTheSearchAway() {
    List<Observation> completed =
        played(
            new SearchShape(LINE, 3),
            30,
            (number, values) -> {
              double merit = -Math.abs(x(values) - 0.2);
              if (merit > -0.3) {
                return Observation.complete(number, values, merit);
              }
              TreeMap<Integer, Double> rungs = new TreeMap<>();
              rungs.put(3, merit - 0.1);
              return new Observation(
                  number, values, TrialState.PRUNED, List.of(), 0, rungs, List.of());
            });

    assertThat(completed.subList(10, 30))
        .filteredOn(observation -> observation.state() == TrialState.PRUNED)
        .hasSizeLessThan(5);
  }

  @Test
  void theFrontOfTwoGoalsIsFound() {
    List<Observation> completed =
        played(
            new SearchShape(Zdt.ZDT1.space(), 2, 100, 4),
            40,
            (number, values) ->
                new Observation(
                    number,
                    values,
                    TrialState.COMPLETE,
                    Zdt.ZDT1.goals(values).stream().map(goal -> -goal).toList(),
                    0,
                    new TreeMap<>(),
                    List.of()));

    // On the front, the second goal is 1 less the root of the first.
    assertThat(completed)
        .filteredOn(
            observation -> {
              double first = -observation.merits().get(0);
              return -observation.merits().get(1) < 1.05 - Math.sqrt(first) && first > 0.01;
            })
        .hasSizeGreaterThan(5);
  }

  /** The first two trials are spread evenly, until something is known of today. */
  @Test
  void anEarlierStudyShowsWhereToBegin() {
    List<Observation> completed = afterANight(values -> -Math.abs(x(values) - 0.417));

    assertThat(completed.subList(2, 7))
        .extracting(observation -> x(observation.values()))
        .anyMatch(x -> Math.abs(x - 0.42) < 0.01);
  }

  @Test
  void anEarlierStudyThatTodayContradictsIsNotFollowed() {
    List<Observation> completed = afterANight(values -> Math.abs(x(values) - 0.42));

    assertThat(completed)
        .extracting(observation -> x(observation.values()))
        .anyMatch(x -> Math.abs(x - 0.42) < 0.01);
  }

  /** What comes of 25 trials around 0.42 after a night with other merits. */
  private static List<Observation> afterANight(ToDoubleFunction<Values> merit) {
    List<Observation> night =
        IntStream.range(0, 40)
            .mapToObj(i -> LINE.valuesAt(new double[] {(i + 0.5) / 40}))
            .map(values -> Observation.complete(0, values, merit.applyAsDouble(values)))
            .toList();
    return played(
        new SearchShape(LINE, 1, 25, 3, List.of(night)),
        25,
        (number, values) -> Observation.complete(number, values, -Math.abs(x(values) - 0.42)));
  }

  private static double x(Values values) {
    return (Double) values.byName().get("x");
  }

  private static List<Observation> played(
      SearchShape shape, int trials, BiFunction<Integer, Values, Observation> end) {
    Sampler sampler = GpSettings.defaults().sampler(shape);
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(completed), List.of()));
      completed.add(end.apply(number, values));
    }
    return completed;
  }

  /** By how much the best of 60 trials misses Branin's minimum. */
  private static double regret(GpSettings settings, int pending) {
    TestFunction branin = SmoothFunctions.branin();
    Sampler sampler = settings.sampler(new SearchShape(branin.space(), 1, 60, 11));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (int number = 0; number < 60; number++) {
      History history = History.of(List.copyOf(completed), List.copyOf(open));
      open.add(Observation.open(number, sampler.suggest(number, history)));
      if (open.size() == pending) {
        Observation oldest = open.remove(0);
        double value = branin.value(oldest.values());
        best = Math.min(best, branin.regret(value));
        completed.add(Observation.complete(oldest.trial(), oldest.values(), -value));
      }
    }
    return best;
  }
}
