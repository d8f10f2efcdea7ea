package io.sparktune.search.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ForestSamplerTest implements LearningContract {

  private static final Space SQUARE =
      new Space(
          List.of(
              new RealParameter("a", 0, 1, Scale.LINEAR),
              new RealParameter("b", 0, 1, Scale.LINEAR)));

  private static final Space SMALL =
      new Space(
          List.of(
              new ChoiceParameter("a", List.of("x", "y", "z")),
              new IntegerParameter("b", 1, 8, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return new ForestSettings(10, 10, 1, 50, 0.05, 1_000);
  }

  @Test
  void impossibleSettings_areRefused() {
    assertThatThrownBy(() -> new ForestSettings(0, 10, 1, 50, 0, 100))
        .hasMessage("the number of startup trials is 0");
    assertThatThrownBy(() -> new ForestSettings(10, 1, 1, 50, 0, 100))
        .hasMessage("1 trees with 1 points in a leaf");
    assertThatThrownBy(() -> new ForestSettings(10, 10, 1, 0, 0, 100))
        .hasMessage("the candidates are 0");
    assertThatThrownBy(() -> new ForestSettings(10, 10, 1, 50, 1.5, 100))
        .hasMessage("the random share is 1.5");
    assertThatThrownBy(() -> new ForestSettings(10, 10, 1, 50, 0, 9))
        .hasMessage("the largest number of trials is 9");
  }

  @Test
  void everyPointOfASmallSpace_isTriedOnce() {
    List<Observation> completed =
        played(SMALL, 1, 24, values -> complete((Long) values.byName().get("b")));

    assertThat(completed.stream().map(Observation::values)).doesNotHaveDuplicates();
  }

  @Test
  void minimum_isFound() {
    List<Observation> completed =
        played(
            SQUARE,
            1,
            60,
            values ->
                complete(-square(number(values, "a") - 0.7) - square(number(values, "b") - 0.2)));

    // Of 60 random points, the best lies 0.07 away.
    assertThat(best(completed)).isGreaterThan(-square(0.02));
  }

  /** Whether values keep it hangs on their last digits, which a point of the cube has not all. */
  private record LastDigits() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return values.hashCode() % 10 == 0;
    }

    @Override
    public String text() {
      return "last digits";
    }
  }

  @Test
  void constraintsAreKept_alsoNextToTrialsThatKeepThem() {
    List<Parameter> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(new RealParameter("p" + i, 1e-5, 1, Scale.LOG));
    }
    Space space = new Space(many, List.of(new LastDigits()));
    List<Observation> completed = played(space, 1, 60, values -> complete(number(values, "p0")));

    assertThat(completed).allMatch(trial -> space.violated(trial.values()).isEmpty());
  }

  @Test
  void failures_areAvoided() {
    List<Observation> completed =
        played(
            SQUARE,
            1,
            60,
            values ->
                number(values, "a") > 0.5
                    ? new Ending(TrialState.FAILED, List.of(), List.of())
                    : complete(number(values, "a") + number(values, "b")));

    long late =
        completed.stream().skip(30).filter(trial -> trial.state() == TrialState.FAILED).count();
    assertThat(late).isLessThan(15);
    assertThat(best(completed)).isGreaterThan(1.35);
  }

  @Test
  void limitsOnOutcomes_areLearnt() {
    requireLearnt(a -> a - 0.5);
  }

  /** Such as the logarithm of something that is 0. */
  @Test
  void limitsThatAreBrokenInfinitely_areLearnt() {
    requireLearnt(a -> a < 0.5 ? -1.0 : Double.POSITIVE_INFINITY);
  }

  private void requireLearnt(DoubleUnaryOperator violation) {
    List<Observation> completed =
        played(
            SQUARE,
            1,
            60,
            values ->
                new Ending(
                    TrialState.COMPLETE,
                    List.of(number(values, "a") + number(values, "b")),
                    List.of(violation.applyAsDouble(number(values, "a")))));

    assertThat(best(completed.stream().filter(Observation::isFeasible).toList()))
        .isGreaterThan(1.4);
    assertThat(completed.stream().skip(30).filter(Observation::isFeasible).count())
        .isGreaterThan(12);
  }

  @Test
  void meritsOfAnySize_areLearntFrom() {
    for (double size : new double[] {1e-310, 1e-200, 1e200, 1e308}) {
      List<Observation> completed =
          played(
              SQUARE,
              1,
              60,
              values ->
                  complete(
                      size
                          * (1
                              - 2 * square(number(values, "a") - 0.7)
                              - 2 * square(number(values, "b") - 0.2))));

      // Of 60 random points, the best lies 0.07 away; where the range is next to 0 nothing is told.
      assertThat(best(completed)).isGreaterThan(size < 1e-290 ? 0 : size * (1 - 2 * square(0.05)));
    }
  }

  @Test
  void severalGoals_areAllFollowed() {
    List<Observation> completed =
        played(
            SQUARE,
            2,
            80,
            values ->
                new Ending(
                    TrialState.COMPLETE,
                    List.of(
                        number(values, "a") - number(values, "b"),
                        -number(values, "a") - number(values, "b")),
                    List.of()));

    // The best points are those with b = 0, whatever a is.
    List<Double> good =
        completed.stream()
            .map(Observation::values)
            .filter(values -> number(values, "b") < 0.05)
            .map(values -> number(values, "a"))
            .toList();
    assertThat(good).hasSizeGreaterThan(15).anyMatch(a -> a < 0.2).anyMatch(a -> a > 0.8);
  }

  @Test
  void trialsInFlight_areNotProposedAgain() {
    Sampler sampler = settings().sampler(new SearchShape(SQUARE, 4));
    List<Observation> completed =
        played(SQUARE, 1, 30, values -> complete(-square(number(values, "a") - 0.7)));
    List<Observation> open = new ArrayList<>();
    for (int number = 30; number < 36; number++) {
      open.add(
          Observation.open(
              number, sampler.suggest(number, History.of(completed, List.copyOf(open)))));
    }

    assertThat(open.stream().map(Observation::values)).doesNotHaveDuplicates();
  }

  @Test
  void prunedTrial_hasTheMeritOfTheCompleteOneBelowIt() {
    List<Observation> trials =
        List.of(
            atRung(0, TrialState.COMPLETE, List.of(0.9), 0.5),
            atRung(1, TrialState.COMPLETE, List.of(0.6), 0.3),
            atRung(2, TrialState.PRUNED, List.of(), 0.4),
            atRung(3, TrialState.PRUNED, List.of(), 0.1));
    TrialMerits merits = new TrialMerits(trials, new double[] {1});

    assertThat(merits.of(trials.get(2))).isEqualTo(0.6);
    assertThat(merits.of(trials.get(3))).isEqualTo(0.6);
    assertThat(merits.of(trials.get(0))).isEqualTo(0.9);
  }

  @Test
  void logarithmOfTheImprovement_isFiniteWhereTheImprovementVanishes() {
    // The density and the integral at 0 are 0.3989 and 0.5: log of 2 * 0.3989.
    assertThat(ForestImprovement.log(new Prediction(1, 4), 1))
        .isCloseTo(Math.log(0.797885), within(1e-6));
    double before = ForestImprovement.log(new Prediction(-5.99, 1), 0);
    double after = ForestImprovement.log(new Prediction(-6.01, 1), 0);
    // The slope is about that of -z^2 / 2 - 2 log(-z), and the asymptote leaves 3 / z^2 out.
    assertThat(before - after).isBetween(0.0, 0.3);
    assertThat(ForestImprovement.log(new Prediction(-60, 1), 0)).isBetween(-1_820.0, -1_800.0);
  }

  private static Observation atRung(
      int trial, TrialState state, List<Double> merits, double atThree) {
    return new Observation(
        trial,
        SQUARE.valuesAt(new double[] {0.5, 0.5}),
        state,
        merits,
        0,
        new TreeMap<>(Map.of(3, atThree)),
        List.of());
  }

  private record Ending(TrialState state, List<Double> merits, List<Double> violations) {}

  private static Ending complete(double merit) {
    return new Ending(TrialState.COMPLETE, List.of(merit), List.of());
  }

  private List<Observation> played(
      Space space, int goals, int trials, Function<Values, Ending> end) {
    Sampler sampler = settings().sampler(new SearchShape(space, goals, trials, 11));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values = sampler.suggest(number, History.of(completed, List.of()));
      Ending ending = end.apply(values);
      completed.add(
          new Observation(
              number,
              values,
              ending.state(),
              ending.merits(),
              0,
              new TreeMap<>(),
              ending.violations()));
    }
    return completed;
  }

  private static double best(List<Observation> completed) {
    return completed.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .mapToDouble(trial -> trial.merits().get(0))
        .max()
        .orElseThrow();
  }

  private static double square(double x) {
    return x * x;
  }

  private static double number(Values values, String parameter) {
    return (Double) values.byName().get(parameter);
  }
}
