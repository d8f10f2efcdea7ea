package io.sparktune.search.gp;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UniformPoints;
import io.sparktune.search.UntriedPoints;
import io.sparktune.search.gp.acquisition.AcquisitionOptimizer;
import io.sparktune.search.gp.acquisition.AcquisitionTarget;
import io.sparktune.search.gp.acquisition.Box;
import io.sparktune.search.gp.acquisition.Candidates;
import io.sparktune.search.gp.acquisition.TrustRegion;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.search.quasi.SobolPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation with Gaussian processes: suggests the values with the largest expected
 * improvement on the best trial.
 */
final class GpSampler implements Sampler {

  private static final int STARTS = 3;
  private static final int MANY_ROWS = 300;

  private final Space space;
  private final GpSettings settings;
  private final long seed;
  private final Cube cube;
  private final SobolPoints sobol;
  private final UniformPoints uniform;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final Optional<Values> middle;
  private final IncrementalLearner<SurrogateModels> learning;

  GpSampler(SearchShape shape, GpSettings settings) {
    this.space = shape.space();
    this.settings = settings;
    this.seed = shape.seed();
    this.cube = new Cube(space);
    this.sobol = new SobolPoints(space.dimensions());
    this.uniform = new UniformPoints(space);
    this.untried = new UntriedPoints(uniform);
    this.middle = middle(shape.earlier());
    Geometry geometry = new Geometry(cube, shape.earlier().size());
    List<List<EarlierStudy>> goals =
        IntStream.range(0, shape.goals())
            .mapToObj(goal -> EarlierStudy.of(cube, geometry, shape.earlier(), goal))
            .toList();
    this.learning =
        new IncrementalLearner<>(
            () -> new SurrogateModels(cube, geometry, goals, settings.maxTrials()));
  }

  /**
   * The centre of all ranges, the first suggestion unless an earlier study is trusted: ranges are
   * mostly set around promising values (Song et al., The Vizier Gaussian Process Bandit Algorithm,
   * 2024). Empty where it is infeasible, or was tried in an earlier study.
   */
  private Optional<Values> middle(List<List<Observation>> earlier) {
    double[] point = new double[space.dimensions()];
    Arrays.fill(point, 0.5);
    Values values = space.valuesAt(point);
    boolean isKnown =
        earlier.stream().flatMap(List::stream).anyMatch(trial -> trial.values().equals(values));
    return cube.isFeasible(point) && !isKnown ? Optional.of(values) : Optional.empty();
  }

  @Override
  public Values suggest(int number, History history) {
    SurrogateModels models = learning.upTo(history.completed());
    List<Observation> pending = history.pending();
    Predicate<Values> isTried = tried.in(History.of(history.completed(), pending));
    if (!models.trustsEarlier() && middle.isPresent() && !isTried.test(middle.get())) {
      return middle.get();
    }
    long ownSeed = Seeds.derive(seed, "suggestion", number);
    List<double[]> points =
        isStart(number, models) ? List.of(start(number)) : found(number, models, pending, ownSeed);
    for (double[] point : points) {
      Values values = space.valuesAt(point);
      if (!isTried.test(values)) {
        return values;
      }
    }
    return untried.next(isTried, Seeds.random(ownSeed, "untried", 0));
  }

  private boolean isStart(int number, SurrogateModels models) {
    boolean isDesigned =
        number < settings.startupTrials() || models.complete() < settings.startupTrials() / 2;
    return !models.isEnough() || (!models.trustsEarlier() && isDesigned);
  }

  private double[] start(int number) {
    double[] point = sobol.at(number, Seeds.derive(seed, "start", 0));
    return cube.isFeasible(point) ? point : uniform.next(Seeds.random(seed, "start", number));
  }

  /** Exploration alternates with improvement on the suggestions that are not local. */
  private GpSettings.PendingPolicy pending(int number) {
    return number % 4 == 0 ? settings.pending() : GpSettings.PendingPolicy.BELIEVE;
  }

  /** Points to try, the best first. */
  private List<double[]> found(
      int number, SurrogateModels models, List<Observation> pending, long ownSeed) {
    Geometry geometry = models.geometry();
    List<double[]> pendingFeatures =
        pending.stream()
            .map(observation -> geometry.features(space.pointOf(observation.values())))
            .toList();
    AcquisitionTarget target = models.target(pendingFeatures, pending(number), ownSeed);
    List<double[]> best = target.best();
    double[] fill = Seeds.random(ownSeed, "fill", 0).doubles(space.dimensions()).toArray();
    double[] centre = cube.raw(best.get(0), fill);
    boolean local =
        settings.locality() == GpSettings.Locality.ALTERNATING && TrustRegion.isLocal(number);
    Box box = local ? Box.around(centre, models.region().halfWidth()) : Box.whole(centre);
    int rows = models.rows();
    AcquisitionOptimizer optimizer =
        new AcquisitionOptimizer(
            cube, geometry, target.acquisition(), box, rows > MANY_ROWS ? 12 : 30);
    int count = (int) Math.max(100, Math.min(settings.candidates(), 5e7 / ((double) rows * rows)));
    Comparator<AcquisitionOptimizer.Point> order =
        Comparator.comparingDouble(point -> -point.value());
    List<AcquisitionOptimizer.Point> pool =
        new ArrayList<>(
            new Candidates(cube, sobol)
                .in(box, best, count, ownSeed).stream()
                    .map(optimizer::valued)
                    .sorted(order)
                    .toList());
    List<AcquisitionOptimizer.Point> ends = new ArrayList<>();
    for (int i = 0; i < Math.min(rows > MANY_ROWS ? 2 : STARTS, pool.size()); i++) {
      ends.add(optimizer.from(pool.get(i)));
    }
    pool.addAll(ends);
    pool.sort(order);
    return pool.stream().map(AcquisitionOptimizer.Point::raw).toList();
  }
}
