package io.sparktune.search.pbt;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.ResumableTrial;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.quasi.SobolSettings;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Population-based training: spreads the first trials evenly; each further one replaces one that
 * was pruned or failed, in the order in which they ended, and resumes from one of the best.
 */
final class PbtSampler implements Sampler {

  private static final Comparator<ResumableTrial> BEST_FIRST =
      Comparator.comparing(ResumableTrial::merit, Comparator.reverseOrder())
          .thenComparing(ResumableTrial::trial);

  private final PbtSettings settings;
  private final Sampler initial;
  private final Perturbation perturbation;
  private final IncrementalLearner<Replaced> replaced = new IncrementalLearner<>(Replaced::new);
  private final long seed;

  PbtSampler(PbtSettings settings, SearchShape shape) {
    this.settings = settings;
    this.initial = SobolSettings.defaults().sampler(shape);
    this.perturbation = new Perturbation(settings, shape.space());
    this.seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    SplittableRandom random = random(number);
    return chosen(number, history, random)
        .map(parent -> perturbation.of(parent.values(), random))
        .orElseGet(() -> initial.suggest(number, history));
  }

  @Override
  public Optional<Integer> parent(int number, History history) {
    return chosen(number, history, random(number)).map(ResumableTrial::trial);
  }

  private SplittableRandom random(int number) {
    return Seeds.random(seed, "population", number);
  }

  /**
   * One of the best that are trained about as far as the trial that is replaced, not less far, and
   * of those that are as good: on a plateau the whole population stays.
   */
  private Optional<ResumableTrial> chosen(int number, History history, SplittableRandom random) {
    int place = number - settings.population();
    if (place < 0) {
      return Optional.empty();
    }
    List<ResumableTrial> resumable = history.resumable();
    int rung = replaced.upTo(history.completed()).rung(place);
    List<ResumableTrial> asFar = resumable.stream().filter(trial -> trial.epoch() >= rung).toList();
    List<ResumableTrial> best =
        nearest(asFar.isEmpty() ? resumable : asFar).stream().sorted(BEST_FIRST).toList();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    int share = (int) Math.ceil(settings.replacedShare() * best.size());
    double worst = best.get(share - 1).merit();
    List<ResumableTrial> asGood = best.stream().filter(trial -> trial.merit() >= worst).toList();
    return Optional.of(asGood.get(random.nextInt(asGood.size())));
  }

  /**
   * The trials at the lowest rungs, so many that the best share is at least one. Of all rungs
   * together, the best would be those with the most epochs, and the population would follow the
   * first arrivals.
   */
  private List<ResumableTrial> nearest(List<ResumableTrial> trials) {
    List<ResumableTrial> byEpoch =
        trials.stream().sorted(Comparator.comparing(ResumableTrial::epoch)).toList();
    int enough = (int) Math.ceil(1 / settings.replacedShare());
    if (byEpoch.size() <= enough) {
      return byEpoch;
    }
    int last = byEpoch.get(enough - 1).epoch();
    return byEpoch.stream().filter(trial -> trial.epoch() <= last).toList();
  }

  /** The last rungs of the trials that were pruned or failed, in the order in which they ended. */
  private static final class Replaced implements Learner {

    private final List<Integer> rungs = new ArrayList<>();

    @Override
    public void learn(Observation observation) {
      if (observation.state() != TrialState.COMPLETE) {
        rungs.add(observation.rungs().isEmpty() ? 0 : observation.rungs().lastKey());
      }
    }

    int rung(int place) {
      return place < rungs.size() ? rungs.get(place) : 0;
    }
  }
}
