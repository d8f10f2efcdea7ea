package io.sparktune.search.bohb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.tpe.TpeSettings;
import io.sparktune.space.Values;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BohbSamplerTest implements LearningContract {

  private final List<History> heard = new ArrayList<>();
  private final Sampler sampler =
      new BohbSettings(new Recording(), 3, 0).sampler(new SearchShape(SPACE, 1));

  @Override
  public SamplerSettings settings() {
    return new BohbSettings(TpeSettings.defaults(), 0, 1.0 / 3);
  }

  private final class Recording implements SamplerSettings {

    @Override
    public Sampler sampler(SearchShape shape) {
      Sampler random = new RandomSettings().sampler(shape);
      return (number, history) -> {
        heard.add(history);
        return random.suggest(number, history);
      };
    }

    @Override
    public String name() {
      return "recording";
    }
  }

  private static Values values(int trial) {
    return new RandomSettings().sampler(new SearchShape(SPACE, 9)).suggest(trial, History.NONE);
  }

  private static Observation pruned(int trial, Map<Integer, Double> rungs) {
    return new Observation(
        trial, values(trial), TrialState.PRUNED, List.of(), 0, new TreeMap<>(rungs), List.of());
  }

  private static Observation complete(int trial, Map<Integer, Double> rungs) {
    return new Observation(
        trial,
        values(trial),
        TrialState.COMPLETE,
        List.of(rungs.get(FoldAssignment.END)),
        0.01,
        new TreeMap<>(rungs),
        List.of());
  }

  private History completed(Observation... completed) {
    sampler.suggest(completed.length, History.of(List.of(completed), List.of()));
    return heard.get(heard.size() - 1);
  }

  @Test
  void theModelLearnsFromTheHighestRungWithEnoughTrials() {
    History history =
        completed(
            pruned(0, Map.of(1, 0.1)),
            pruned(1, Map.of(1, 0.2, 3, 0.5)),
            pruned(2, Map.of(1, 0.3, 3, 0.4)),
            complete(3, Map.of(1, 0.4, 3, 0.6, FoldAssignment.END, 0.9)));

    assertThat(history.completed()).extracting(Observation::trial).containsExactly(1, 2, 3);
    assertThat(history.completed())
        .extracting(Observation::merits)
        .containsExactly(List.of(0.5), List.of(0.4), List.of(0.6));
  }

  @Test
  void failedTrialsAreObservedAtEveryRung() {
    Observation failed =
        new Observation(1, values(1), TrialState.FAILED, List.of(), 0, new TreeMap<>(), List.of());
    History history = completed(pruned(0, Map.of(1, 0.1)), failed, pruned(2, Map.of(1, 0.3)));

    assertThat(history.completed()).extracting(Observation::trial).containsExactly(0, 1, 2);
  }

  @Test
  void pausedTrialsAreLearntFrom_othersArePending() {
    Observation paused =
        new Observation(
            2, values(2), TrialState.OPEN, List.of(), 0, new TreeMap<>(Map.of(1, 0.7)), List.of());
    sampler.suggest(
        4,
        History.of(
            List.of(pruned(0, Map.of(1, 0.1)), pruned(1, Map.of(1, 0.2))),
            List.of(paused, Observation.open(3, values(3)))));

    History history = heard.get(0);
    assertThat(history.completed()).extracting(Observation::trial).containsExactly(0, 1, 2);
    assertThat(history.pending()).extracting(Observation::trial).containsExactly(3);
  }

  @Test
  void theModelIsNotAskedBeforeThereIsEnough() {
    sampler.suggest(
        2, History.of(List.of(pruned(0, Map.of(1, 0.1)), pruned(1, Map.of(1, 0.2))), List.of()));

    assertThat(heard).isEmpty();
  }

  @Test
  void aShareOfTheSuggestionsIsRandom() {
    Sampler mixed = new BohbSettings(new Recording(), 1, 0.25).sampler(new SearchShape(SPACE, 1));
    History history = History.of(List.of(pruned(0, Map.of(1, 0.1))), List.of());
    IntStream.range(0, 2000).forEach(number -> mixed.suggest(number, history));

    // Binomial with mean 1,500 and a deviation of 19: six deviations.
    assertThat(heard.size()).isBetween(1_385, 1_615);
  }

  @Test
  void severalGoalsAreRefused() {
    assertThatThrownBy(() -> settings().sampler(new SearchShape(SPACE, 2, 100, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bohb learns from rungs, which know the first goal only");
  }
}
