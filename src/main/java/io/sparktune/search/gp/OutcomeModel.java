package io.sparktune.search.gp;

import io.sparktune.search.gp.process.BoundedLbfgs;
import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.search.gp.process.Kernel;
import io.sparktune.search.gp.process.KernelPrior;
import io.sparktune.search.gp.process.Likelihood;
import io.sparktune.search.gp.process.MeritScale;
import io.sparktune.search.gp.process.RowSubset;
import io.sparktune.search.gp.process.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The Gaussian process of one measured quantity of the trials; more is better. Scale and kernel are
 * chosen anew at certain sizes, each time from the observations up to that size only; in between,
 * observations are added to the process row by row.
 */
final class OutcomeModel {

  /** A new kernel each time the observations have grown by this share. */
  private static final int SHARE = 16;

  /** The most rows for the choice of a kernel, which takes time. */
  private static final int MOST_FITTED = 160;

  private static final long MOST_SQUARES = 3_000_000;

  private static final int FIRST_STEPS = 12;
  private static final int LAST_STEPS = 30;

  /** The variance of a pruned trial, on the scale of targets. */
  private static final double DOUBT = 0.25;

  /** The role of a trial in the model. */
  private enum Standing {
    /** It may be the best. */
    FEASIBLE,
    /** It violates a constraint on outcomes. */
    INFEASIBLE,
    /** It was pruned. */
    PRUNED,
    /** It is of an earlier study. */
    EARLIER
  }

  /**
   * An observation before it is scaled.
   *
   * @param variance of the merit
   * @param doubt a variance on the scale of targets
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  private record Sample(
      double[] features, double merit, double variance, double doubt, Standing standing) {}

  private final Geometry geometry;
  private final int maxTrials;
  private final TransferData transfers;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Sample> rows = new ArrayList<>();
  private int complete;
  private int base;
  private int added;

  @SuppressWarnings("NullAway.Init") // with the first observation
  private GaussianProcess process;

  @SuppressWarnings("NullAway.Init") // with the first observation
  private MeritScale scale;

  private double middle;

  /**
   * @param earlier the observations of the same quantity in earlier studies
   */
  OutcomeModel(Geometry geometry, int maxTrials, List<EarlierStudy> earlier) {
    this.geometry = geometry;
    this.maxTrials = maxTrials;
    this.transfers = new TransferData(geometry, earlier);
  }

  /** The number of complete trials. */
  int complete() {
    return complete;
  }

  /**
   * Adds an observation.
   *
   * @param variance of the merit
   */
  void add(double[] features, double merit, double variance) {
    addComplete(features, merit, variance, Standing.FEASIBLE);
  }

  /** Adds an observation of an infeasible trial, which is not an incumbent to improve on. */
  void addInfeasible(double[] features, double merit, double variance) {
    addComplete(features, merit, variance, Standing.INFEASIBLE);
  }

  private void addComplete(double[] features, double merit, double variance, Standing standing) {
    samples.add(new Sample(features, merit, variance, 0, standing));
    transfers.learn(features, merit);
    complete++;
  }

  /** Whether any earlier study is trusted by now. */
  boolean trustsEarlier() {
    return !transfers.now().isEmpty();
  }

  /**
   * Adds a pruned trial, by its last merit or the median if that is less, with an uncertainty of
   * half a deviation.
   */
  void addPruned(double[] features, double merit) {
    samples.add(new Sample(features, merit, 0, DOUBT, Standing.PRUNED));
    transfers.pass();
  }

  /** The process after all observations, of which at least one is complete. */
  GaussianProcess process() {
    int wanted = 1;
    while (wanted + Math.max(1, wanted / SHARE) <= samples.size()) {
      wanted += Math.max(1, wanted / SHARE);
    }
    if (process == null || base != wanted) {
      begin(wanted);
    }
    for (; added < samples.size(); added++) {
      add(samples.get(added));
    }
    return process;
  }

  /**
   * The largest smoothed target of a feasible trial among the rows of the process; negative
   * infinity where there is none.
   */
  double best() {
    GaussianProcess now = process();
    double best = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < now.size(); row++) {
      if (rows.get(row).standing == Standing.FEASIBLE) {
        best = Math.max(best, now.smoothed(row));
      }
    }
    return best;
  }

  /** The scale from merits to targets. */
  MeritScale scale() {
    return scale;
  }

  /** So many samples, after those of the earlier studies that were trusted by then. */
  private List<Sample> known(int size) {
    List<Sample> known = new ArrayList<>();
    for (TransferData.Transfer transfer : transfers.after(size)) {
      double doubt = transfer.study().process().kernel().noise();
      for (EarlierStudy.Trial trial : transfer.study().trials()) {
        double merit = trial.merit() + transfer.shift();
        known.add(new Sample(trial.features(), merit, trial.variance(), doubt, Standing.EARLIER));
      }
    }
    known.addAll(samples.subList(0, size));
    return known;
  }

  private void begin(int size) {
    List<Sample> known = known(size);
    double[] merits =
        known.stream()
            .filter(sample -> sample.standing != Standing.PRUNED)
            .mapToDouble(Sample::merit)
            .toArray();
    if (merits.length == 0) {
      merits = new double[] {samples.stream().mapToDouble(Sample::merit).max().orElseThrow()};
    }
    double[] sorted = merits.clone();
    Arrays.sort(sorted);
    middle = sorted[sorted.length / 2];
    Kernel kernel = choose(known, MeritScale.candidates(merits));
    process = new GaussianProcess(geometry, kernel);
    rows.clear();
    double[][] features = known.stream().map(Sample::features).toArray(double[][]::new);
    double[] targets = known.stream().mapToDouble(this::target).toArray();
    for (int row : RowSubset.of(features, targets, maxTrials)) {
      add(known.get(row));
    }
    base = size;
    added = size;
  }

  private void add(Sample sample) {
    rows.add(sample);
    process.add(sample.features, target(sample), extraNoise(sample));
  }

  private double target(Sample sample) {
    return scale.target(
        sample.standing == Standing.PRUNED ? Math.min(middle, sample.merit) : sample.merit);
  }

  private double extraNoise(Sample sample) {
    double slope = scale.slope(sample.merit);
    return sample.doubt + Math.min(1, sample.variance * slope * slope);
  }

  /** Sets the scale under which the samples are likeliest, and returns its kernel. */
  private Kernel choose(List<Sample> known, List<MeritScale> scales) {
    double[][] features = known.stream().map(Sample::features).toArray(double[][]::new);
    double[] ranking = known.stream().mapToDouble(Sample::merit).toArray();
    int[] places = RowSubset.of(features, ranking, mostFitted());
    List<Sample> chosen = IntStream.of(places).mapToObj(known::get).toList();
    KernelPrior prior = new KernelPrior(geometry.axes());
    double[][] chosenFeatures = chosen.stream().map(Sample::features).toArray(double[][]::new);
    Likelihood unscaled =
        new Likelihood(
            geometry,
            new Rows(chosenFeatures, new double[places.length], new double[places.length]),
            prior);
    BoundedLbfgs.End best = null;
    Likelihood bestLikelihood = null;
    double least = Double.POSITIVE_INFINITY;
    MeritScale bestScale = scales.get(0);
    double[] start = prior.start(0.4 * Math.sqrt(Math.max(1, geometry.axes())), 1e-3);
    for (MeritScale candidate : scales) {
      scale = candidate;
      Likelihood likelihood = likelihood(unscaled, chosen);
      BoundedLbfgs.End end = minimizer(likelihood, prior).from(start, FIRST_STEPS);
      double badness = end.value() - stretching(chosen);
      if (best == null || badness < least) {
        best = end;
        bestLikelihood = likelihood;
        least = badness;
        bestScale = candidate;
      }
    }
    scale = bestScale;
    return Kernel.ofLogs(
        minimizer(Objects.requireNonNull(bestLikelihood), prior)
            .from(Objects.requireNonNull(best).place(), LAST_STEPS)
            .place());
  }

  private static BoundedLbfgs minimizer(Likelihood likelihood, KernelPrior prior) {
    return new BoundedLbfgs(likelihood, prior.low(), prior.high(), 1);
  }

  private Likelihood likelihood(Likelihood unscaled, List<Sample> chosen) {
    return unscaled.with(
        chosen.stream().mapToDouble(this::target).toArray(),
        chosen.stream().mapToDouble(this::extraNoise).toArray());
  }

  /** The log-Jacobian of the scale. */
  private double stretching(List<Sample> chosen) {
    return chosen.stream()
        .filter(sample -> sample.standing != Standing.PRUNED)
        .mapToDouble(sample -> Math.log(scale.slope(sample.merit)))
        .sum();
  }

  private int mostFitted() {
    double pairs = MOST_SQUARES / (double) Math.max(1, geometry.axes());
    return (int) Math.min(MOST_FITTED, Math.max(32, Math.sqrt(2 * pairs)));
  }
}
