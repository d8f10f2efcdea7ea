package io.sparktune.search.tpe;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UniformPoints;
import io.sparktune.search.UntriedPoints;
import io.sparktune.search.quasi.LatinHypercube;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The tree-structured Parzen estimator: draws candidates from the density of the good trials, and
 * suggests the one with the largest density ratio.
 */
final class TpeSampler implements Sampler {

  /** Rounds of candidates in search of a new and feasible one. */
  private static final int ROUNDS = 8;

  /** The weight of a trial in flight among the bad ones: more would keep too far from the good. */
  private static final double LIE = 0.5;

  /** Of the trials of the design: fewer results say too little about where good trials are. */
  private static final double LEAST_OVER = 0.25;

  private final TpeSettings settings;
  private final SearchShape shape;
  private final Space space;
  private final ParameterTree tree;
  private final List<int[]> blocks;
  private final LatinHypercube design;
  private final UniformPoints uniform;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<TrialHistory> learning;
  private final List<EarlierTrials> earlier;

  TpeSampler(TpeSettings settings, SearchShape shape) {
    this.settings = settings;
    this.shape = shape;
    space = shape.space();
    tree = new ParameterTree(space);
    blocks = blocks();
    design = new LatinHypercube(space.dimensions(), settings.startupTrials(), shape.seed());
    uniform = new UniformPoints(space);
    untried = new UntriedPoints(uniform);
    learning = new IncrementalLearner<>(() -> new TrialHistory(space, shape.goals()));
    earlier =
        shape.earlier().stream()
            .filter(study -> !study.isEmpty())
            .map(study -> new EarlierTrials(settings.goodShare(), shape, study))
            .toList();
  }

  private List<int[]> blocks() {
    if (!settings.multivariate()) {
      return tree.apart();
    }
    return settings.groups() ? tree.byCondition() : tree.together();
  }

  @Override
  public Values suggest(int number, History history) {
    TrialHistory known = learning.upTo(history.completed());
    List<Observation> pending = history.pending();
    Trials trials = new Trials(space, shape.goals(), known, pending);
    Predicate<Values> isTried = tried.in(History.of(history.completed(), pending));
    SplittableRandom random = Seeds.random(shape.seed(), "suggestion", number);
    if (isStarting(trials, history)) {
      double[] point = design.at(number);
      return isFree(point, isTried) ? space.valuesAt(point) : untried.next(isTried, random);
    }
    ParzenModel model =
        new ParzenModel(tree, blocks, splits(trials, history, random), settings.priorWeight());
    for (int round = 0; round < ROUNDS; round++) {
      Optional<double[]> point = chosen(model, isTried, random);
      if (point.isPresent() && isFree(point.get(), isTried)) {
        return space.valuesAt(point.get());
      }
    }
    return untried.next(isTried, random);
  }

  /** Trials in flight are part of the design: with many of them it ends when few are over. */
  private boolean isStarting(Trials trials, History history) {
    double known = trials.size();
    for (EarlierTrials study : earlier) {
      known += study.weight(history.completed()) * study.count();
    }
    double begun = known + trials.silentPoints().size();
    return begun < settings.startupTrials() || known < LEAST_OVER * settings.startupTrials();
  }

  private List<TrialSplit> splits(Trials trials, History history, SplittableRandom random) {
    double share = settings.gamma();
    TrialSplit goals = TrialSplit.byGoals(trials, trials.good(settings.goodShare()), share, random);
    for (EarlierTrials study : earlier) {
      double weight = study.weight(history.completed());
      goals.wanted().addAll(study.good(), weight);
      goals.others().addAll(study.bad(), weight);
    }
    if (settings.liar()) {
      trials.silentPoints().forEach(point -> goals.others().add(point, LIE));
    }
    List<TrialSplit> splits = new ArrayList<>();
    splits.add(goals);
    for (OutcomeRequirement requirement : trials.requirements()) {
      splits.add(TrialSplit.byRequirement(trials, requirement, share, random));
    }
    return splits;
  }

  /** The best candidate of each block, given those of the blocks before it. */
  private Optional<double[]> chosen(
      ParzenModel model, Predicate<Values> isTried, SplittableRandom random) {
    double[] point = space.pointOf(new Values(Map.of()));
    for (int block = 0; block < blocks.size(); block++) {
      if (blocks.size() > 1 && !tree.isOn(blocks.get(block)[0], point)) {
        continue;
      }
      Optional<double[]> best =
          candidates(model.ratio(block), point, random).stream()
              .filter(candidate -> blocks.size() > 1 || isFree(candidate, isTried))
              .findFirst();
      if (best.isEmpty()) {
        return best;
      }
      point = best.get();
    }
    return Optional.of(point);
  }

  /** Candidates in descending order of their density ratio. */
  private Collection<double[]> candidates(
      DensityRatio ratio, double[] point, SplittableRandom random) {
    NavigableMap<Double, double[]> candidates = new TreeMap<>();
    for (int i = 0; i < settings.candidates(); i++) {
      double[] candidate = point.clone();
      ratio.good().draw(random, candidate);
      candidates.put(ratio.at(candidate), candidate);
    }
    return candidates.descendingMap().values();
  }

  /** The same values have the same score: trying them again would teach nothing. */
  private boolean isFree(double[] point, Predicate<Values> isTried) {
    return uniform.isFeasible(point) && !isTried.test(space.valuesAt(point));
  }
}
