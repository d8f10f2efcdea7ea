package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Constraint;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every sampler promises, whatever the space and whatever became of the trials. */
public interface SamplerContract {

  /** The settings of the sampler under test, those of its defaults. */
  SamplerSettings settings();

  /** Real, integer, log, stepped, categorical and conditional parameters. */
  List<Parameter> PARAMETERS =
      List.of(
          new ChoiceParameter("updater", List.of("adam", "sgd", "rmsprop"))
              .withBranches(
                  List.of(
                      new Branch(
                          1, 1, List.of(new RealParameter("momentum", 0, 0.99, Scale.LINEAR))))),
          new RealParameter("rate", 1e-5, 1, Scale.LOG),
          new RealParameter("dropout", 0, 0.5, 0.05, Scale.LINEAR, List.of()),
          new IntegerParameter(
              "layers",
              1,
              3,
              1,
              Scale.LINEAR,
              List.of(new Branch(1, 2, List.of(new IntegerParameter("second", 8, 64, Scale.LOG))))),
          new IntegerParameter("units", 8, 1024, Scale.LOG),
          new ChoiceParameter("bias", List.of(true, false)));

  Space SPACE = new Space(PARAMETERS);

  Space CONSTRAINED = new Space(PARAMETERS, List.of(new FewUnits()));

  /** A constraint that two thirds of the random values break. */
  record FewUnits() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return (Long) values.byName().get("layers") * (Long) values.byName().get("units") <= 64;
    }

    @Override
    public String text() {
      return "layers * units <= 64";
    }
  }

  Space NARROW = new Space(PARAMETERS, List.of(new OneRate()));

  /** A constraint that next to no random values keep: one in a hundred thousand. */
  record OneRate() implements Constraint {

    private static final double LOW = 1e-3;

    @Override
    public boolean isSatisfiedBy(Values values) {
      double rate = (Double) values.byName().get("rate");
      // A share of 1e-5 of five powers of ten.
      return rate >= LOW && rate <= LOW * Math.pow(10, 5e-5);
    }

    @Override
    public String text() {
      return "rate is about 1e-3";
    }
  }

  @Test
  default void suggestionsAreTheSameForTheSameHistory() {
    List<Values> suggestions = played(SPACE, 40, 4);

    assertThat(played(SPACE, 40, 4)).isEqualTo(suggestions);
  }

  @Test
  default void aSamplerThatIsAskedForTheFirstTimeInTheMiddleSaysTheSame() {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      History history = History.of(List.copyOf(completed), List.of());
      Values values = sampler.suggest(number, history);
      Sampler fresh = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
      assertThat(fresh.suggest(number, history)).isEqualTo(values);
      completed.add(end(number, values));
    }
  }

  @Test
  default void aSamplerThatIsAskedForTheFirstTimeInTheMiddleSaysTheSameWithTrialsInFlight() {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      History history = History.of(List.copyOf(completed), List.copyOf(open));
      Values values = sampler.suggest(number, history);
      if (number % 5 == 4) {
        Sampler fresh = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
        assertThat(fresh.suggest(number, history)).isEqualTo(values);
      }
      open.add(Observation.open(number, values));
      if (open.size() == 4) {
        Observation ended = open.remove(number % 4);
        completed.add(end(ended.trial(), ended.values()));
      }
    }
  }

  @Test
  default void aSamplerThatIsAskedForTheFirstTimeInTheMiddleSaysTheSameWithEarlierStudies() {
    List<Observation> earlier = new ArrayList<>();
    List<Values> night = played(SPACE, 20, 4);
    for (int number = 0; number < night.size(); number++) {
      earlier.add(end(number, night.get(number)));
    }
    SearchShape shape = new SearchShape(SPACE, 1, 100, 7, List.of(earlier, List.of()));
    Sampler sampler = settings().sampler(shape);
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      History history = History.of(List.copyOf(completed), List.of());
      Values values = sampler.suggest(number, history);
      assertThat(settings().sampler(shape).suggest(number, history)).isEqualTo(values);
      completed.add(end(number, values));
    }
  }

  @Test
  default void suggestionsDependOnTheSeed() {
    assertThat(second(1)).isNotEqualTo(second(2));
  }

  /** The first one may be the same for all seeds. */
  private Values second(long seed) {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 100, seed));
    Observation first = Observation.open(0, sampler.suggest(0, History.NONE));
    return sampler.suggest(1, History.of(List.of(), List.of(first)));
  }

  @Test
  default void suggestionsAreValuesOfTheSpace() {
    for (Values values : played(SPACE, 60, 4)) {
      assertThat(SPACE.valuesAt(SPACE.pointOf(values))).isEqualTo(values);
    }
  }

  @Test
  default void suggestionsKeepTheConstraints() {
    for (Values values : played(CONSTRAINED, 60, 4)) {
      assertThat(CONSTRAINED.violated(values)).isEmpty();
    }
  }

  @Test
  default void suggestionsKeepConstraintsThatLeaveNextToNothing() {
    List<Values> suggestions = played(NARROW, 40, 4);

    for (Values values : suggestions) {
      assertThat(NARROW.violated(values)).isEmpty();
    }
    assertThat(suggestions.stream().map(values -> values.byName().get("units")).distinct().count())
        .isGreaterThan(10);
  }

  @Test
  default void aSpaceWithoutParametersHasItsOneSuggestion() {
    for (Values values : played(new Space(List.of()), 20, 2)) {
      assertThat(values.byName()).isEmpty();
    }
  }

  @Test
  default void aSearchContinuesThoughEveryTrialFails() {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(completed), List.of()));
      completed.add(unscored(number, values, TrialState.FAILED));
    }
  }

  @Test
  default void aSearchContinuesThoughAllMeritsAreEqual() {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 100, 7));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(completed), List.of()));
      completed.add(Observation.complete(number, values, 0.5));
    }
  }

  /** A search with trials in flight; some are pruned, some fail. */
  private List<Values> played(Space space, int trials, int pending) {
    Sampler sampler = settings().sampler(new SearchShape(space, 1, 100, 7));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    List<Values> suggestions = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      History history = History.of(List.copyOf(completed), List.copyOf(open));
      Values values = sampler.suggest(number, history);
      suggestions.add(values);
      open.add(Observation.open(number, values));
      if (open.size() == pending) {
        Observation oldest = open.remove(0);
        completed.add(end(oldest.trial(), oldest.values()));
      }
    }
    return suggestions;
  }

  private static Observation end(int number, Values values) {
    if (number % 9 == 4) {
      return unscored(number, values, TrialState.FAILED);
    }
    if (number % 5 == 2) {
      return unscored(number, values, TrialState.PRUNED);
    }
    return Observation.complete(number, values, merit(number));
  }

  private static Observation unscored(int number, Values values, TrialState state) {
    TreeMap<Integer, Double> rungs = new TreeMap<>();
    if (state == TrialState.PRUNED) {
      rungs.put(3, merit(number) - 0.1);
    }
    return new Observation(number, values, state, List.of(), 0, rungs, List.of());
  }

  private static double merit(int number) {
    return new SplittableRandom(number).nextDouble();
  }
}
