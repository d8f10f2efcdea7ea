package io.sparktune.search.pbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.ResumableTrial;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerContract;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.StartFromSettings;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PbtSamplerTest implements SamplerContract {

  private static final List<String> PERTURBED = List.of("momentum", "rate", "dropout", "units");
  private static final int POPULATION = 20;

  @Override
  public SamplerSettings settings() {
    return PbtSettings.of(PERTURBED);
  }

  private static Sampler sampler(PbtSettings settings, Space space) {
    return settings.sampler(new SearchShape(space, 1, 200, 7));
  }

  private static Sampler sampler() {
    return sampler(PbtSettings.of(PERTURBED), SPACE);
  }

  private static PbtSettings settings(double resampled, double step) {
    return new PbtSettings(POPULATION, 5, 0.2, resampled, step, PERTURBED);
  }

  private static Values initial(int number) {
    return sampler().suggest(number, History.NONE);
  }

  private static Observation pruned(int trial, int epoch) {
    TreeMap<Integer, Double> rungs = new TreeMap<>(Map.of(epoch, 0.1));
    return new Observation(
        trial, initial(trial), TrialState.PRUNED, List.of(), 0, rungs, List.of());
  }

  /** Trials kept after as many epochs as listed, the later the better. */
  private static List<ResumableTrial> resumable(int... epochs) {
    return IntStream.range(0, epochs.length)
        .mapToObj(trial -> new ResumableTrial(trial, initial(trial), epochs[trial], trial / 100.0))
        .toList();
  }

  private static History history(List<Observation> completed, List<ResumableTrial> resumable) {
    return History.of(completed, List.of(), resumable);
  }

  @Test
  void firstTrials_areSpreadEvenly_andResumeFromNone() {
    History history = history(List.of(), resumable(5, 5, 5));

    for (int number = 0; number < POPULATION; number++) {
      assertThat(sampler().parent(number, history)).isEmpty();
      assertThat(sampler().suggest(number, history)).isEqualTo(initial(number));
    }
    long low =
        IntStream.range(0, 16)
            .filter(number -> (Double) initial(number).of("rate").orElseThrow() < 3.16e-3)
            .count();
    assertThat(low).as("below the middle of its logarithm").isEqualTo(8);
  }

  @Test
  void furtherTrials_resumeFromTheBestShare_withItsStructure() {
    History history = history(List.of(pruned(11, 5)), resumable(5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
    List<Integer> parents = new ArrayList<>();
    for (int number = POPULATION; number < POPULATION + 40; number++) {
      int parent = sampler().parent(number, history).orElseThrow();
      parents.add(parent);
      Map<String, Object> values = sampler().suggest(number, history).byName();
      Map<String, Object> before = initial(parent).byName();

      assertThat(values.keySet()).containsExactlyElementsOf(before.keySet());
      for (String name : List.of("updater", "layers", "bias")) {
        assertThat(values).containsEntry(name, before.get(name));
      }
      assertThat(values.get("second")).isEqualTo(before.get("second"));
      assertThat(values.get("rate")).isNotEqualTo(before.get("rate"));
      assertThat(values.get("units")).isNotEqualTo(before.get("units"));
      assertThat(values.get("momentum"))
          .satisfies(
              momentum -> assertThat(momentum == null).isEqualTo(before.get("momentum") == null));
    }
    assertThat(parents).contains(8, 9).containsOnly(8, 9);
  }

  @Test
  void inBranches_numbersArePerturbed() {
    Values descent =
        IntStream.range(0, 40)
            .mapToObj(PbtSamplerTest::initial)
            .filter(values -> values.of("momentum").isPresent())
            .findFirst()
            .orElseThrow();
    History history =
        history(List.of(pruned(1, 5)), List.of(new ResumableTrial(0, descent, 5, 0.5)));

    Values child = sampler().suggest(POPULATION, history);
    assertThat(child.of("updater")).contains("sgd");
    assertThat(child.of("momentum")).isPresent().isNotEqualTo(descent.of("momentum"));
  }

  @Test
  void parents_haveComeAsFarAsTheReplaced() {
    List<Observation> completed = List.of(pruned(11, 10), Observation.open(3, initial(3)));
    History history = history(completed, resumable(15, 10, 5, 5, 5));

    for (int seed = 0; seed < 20; seed++) {
      Sampler sampler = PbtSettings.of(PERTURBED).sampler(new SearchShape(SPACE, 1, 200, seed));
      assertThat(sampler.parent(POPULATION, history)).contains(1);
    }
    // The next one replaces a failed one, which came to no rung.
    List<Observation> failed = List.of(pruned(11, 10), failed(12));
    assertThat(sampler().parent(POPULATION + 1, history(failed, resumable(15, 10, 5)))).contains(2);
  }

  @Test
  void thoseFarAhead_areNoParents_whereOthersAreNearer() {
    List<Observation> completed = List.of(pruned(11, 10));
    int[] manyNear = {10, 10, 10, 10, 10, 15, 20};
    int[] fewNear = {10, 10, 15, 15, 15, 15, 20};

    assertThat(sampler().parent(POPULATION, history(completed, resumable(manyNear)))).contains(4);
    // Of the six up to epoch 15, the best share are two.
    for (int seed = 0; seed < 20; seed++) {
      Sampler sampler = PbtSettings.of(PERTURBED).sampler(new SearchShape(SPACE, 1, 200, seed));
      assertThat(sampler.parent(POPULATION, history(completed, resumable(fewNear))).orElseThrow())
          .isIn(4, 5);
    }
  }

  @Test
  void onAPlateau_anyOfTheTiedTrialsIsResumed() {
    List<ResumableTrial> tied =
        IntStream.range(0, 10)
            .mapToObj(
                trial -> new ResumableTrial(trial, initial(trial), 10, trial == 9 ? 0.1 : 0.5))
            .toList();
    Set<Integer> parents =
        IntStream.range(0, 200)
            .mapToObj(
                seed ->
                    PbtSettings.of(PERTURBED)
                        .sampler(new SearchShape(SPACE, 1, 200, seed))
                        .parent(POPULATION, history(List.of(pruned(11, 10)), tied))
                        .orElseThrow())
            .collect(Collectors.toSet());
    assertThat(parents).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  private static Observation failed(int trial) {
    return new Observation(
        trial, initial(trial), TrialState.FAILED, List.of(), 0, new TreeMap<>(), List.of());
  }

  @Test
  void whereNobodyCameAsFar_othersWillDo_andWhereNobodyIsKept_itBeginsAnew() {
    List<Observation> completed = List.of(pruned(11, 20));

    assertThat(sampler().parent(POPULATION, history(completed, resumable(5, 10)))).contains(1);
    assertThat(sampler().parent(POPULATION, history(completed, List.of()))).isEmpty();
    assertThat(sampler().suggest(POPULATION, history(completed, List.of())))
        .isEqualTo(initial(POPULATION));
  }

  @Test
  void steps_haveTheDeviationThatIsAskedFor_inTheUnitInterval() {
    Values middle = SPACE.valuesAt(halves());
    Perturbation perturbation = new Perturbation(settings(0, 0.1), SPACE);
    SplittableRandom random = new SplittableRandom(5);
    int place = SPACE.parameters().stream().map(Parameter::name).toList().indexOf("rate");
    double squares = 0;
    int draws = 2000;
    for (int draw = 0; draw < draws; draw++) {
      double unit = SPACE.pointOf(perturbation.of(middle, random))[place];
      squares += (unit - 0.5) * (unit - 0.5);
    }
    // The standard error of a deviation is 1 / sqrt(2 * 2000) of it, 1.6 %.
    assertThat(Math.sqrt(squares / draws)).isCloseTo(0.1, within(0.006));
  }

  private static double[] halves() {
    double[] point = new double[SPACE.dimensions()];
    Arrays.fill(point, 0.5);
    return point;
  }

  @Test
  void drawnAnew_valuesAreAnywhere() {
    Perturbation perturbation = new Perturbation(settings(1, 0.01), SPACE);
    SplittableRandom random = new SplittableRandom(5);
    int place = SPACE.parameters().stream().map(Parameter::name).toList().indexOf("rate");
    double[] units =
        IntStream.range(0, 400)
            .mapToDouble(draw -> SPACE.pointOf(perturbation.of(initial(0), random))[place])
            .toArray();
    for (int quarter = 0; quarter < 4; quarter++) {
      double low = quarter / 4.0;
      assertThat(Arrays.stream(units).filter(u -> u >= low && u < low + 0.25).count())
          .isBetween(70L, 130L); // 100 within 3.5 deviations
    }
  }

  @Test
  void perturbedValues_keepTheConstraints() {
    Sampler sampler = sampler(settings(1, 0.1), CONSTRAINED);
    Values parent = sampler.suggest(0, History.NONE);
    for (int number = POPULATION; number < POPULATION + 50; number++) {
      Values child =
          sampler.suggest(
              number,
              history(List.of(pruned(1, 5)), List.of(new ResumableTrial(0, parent, 5, 0.5))));
      assertThat(CONSTRAINED.violated(child)).isEmpty();
      assertThat(child.of("layers")).isEqualTo(parent.of("layers"));
    }
  }

  @Test
  void givenStarts_areFirst_andAreReplacedLikeOthers() {
    Values start = initial(77);
    Sampler sampler =
        new StartFromSettings(PbtSettings.of(PERTURBED), List.of(start))
            .sampler(new SearchShape(SPACE, 1, 200, 7));
    History history =
        history(List.of(pruned(11, 5)), List.of(new ResumableTrial(0, start, 5, 0.5)));

    assertThat(sampler.suggest(0, History.NONE)).isEqualTo(start);
    assertThat(sampler.parent(0, history)).isEmpty();
    assertThat(sampler.parent(POPULATION, history)).contains(0);
    assertThat(new StartFromSettings(PbtSettings.of(PERTURBED), List.of(start)).keptInTraining())
        .isEqualTo(POPULATION);
  }

  @Test
  void settingsThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> new PbtSettings(1, 5, 0.2, 0.25, 0.1, PERTURBED))
        .hasMessage("a population of 1 is compared every 5 epochs");
    assertThatThrownBy(() -> new PbtSettings(20, 5, 0.6, 0.25, 0.1, PERTURBED))
        .hasMessage("the replaced share is 0.6");
    assertThatThrownBy(() -> new PbtSettings(20, 5, 0.2, 0.25, 0, PERTURBED))
        .hasMessage("the resample probability is 0.25, the perturbation deviation is 0.0");
    assertThatThrownBy(() -> sampler(PbtSettings.of(List.of("updater")), SPACE))
        .hasMessage("updater opens branches");
  }
}
