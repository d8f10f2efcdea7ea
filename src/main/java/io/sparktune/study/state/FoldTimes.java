package io.sparktune.study.state;

import io.sparktune.space.Values;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The predicted times of folds, learnt from the latest ones. Immutable. The logarithm of an epoch's
 * time is fitted by a ridge regression on the logarithms of the numbers among a trial's values and
 * an indicator for each other value.
 */
public final class FoldTimes {

  private static final int MOST_KEPT = 200;
  private static final double RIDGE = 1;
  private static final double SMOOTHING = 0.05;

  static final FoldTimes UNKNOWN = new FoldTimes(TreePVector.empty(), 0, 0);

  private final PVector<Observation> observations;
  private final double typicalMillis;
  private final double typicalEpochs;

  /** Fitted when it is first asked for: with a deadline, every event asks. */
  private volatile @Nullable Fit fit;

  private record Fit(Map<String, Integer> columns, RealVector weights) {}

  private record Observation(Values values, double millisOfEpoch) {}

  private FoldTimes(PVector<Observation> observations, double typicalMillis, double typicalEpochs) {
    this.observations = observations;
    this.typicalMillis = typicalMillis;
    this.typicalEpochs = typicalEpochs;
  }

  /** These times and those of one more fold; results without any training say nothing. */
  FoldTimes with(Values values, FoldResult result, Checkpoint from) {
    if (result.wasTakenOver()) {
      return result.outcome() instanceof FoldOutcome.Scored scored
          ? withTakenOver(values, scored)
          : this;
    }
    int epochs = epochs(result.outcome()) - from.epoch();
    double millis = Duration.between(result.startedAt(), result.finishedAt()).toNanos() / 1e6;
    if (epochs <= 0) {
      return this;
    }
    return new FoldTimes(
        observed(values, millis / epochs),
        typicalMillis == 0 ? millis : smoothed(typicalMillis, millis),
        result.outcome() instanceof FoldOutcome.Scored scored
            ? smoothed(typicalEpochs, scored.epochs())
            : typicalEpochs);
  }

  /** What its training took then is what its like takes; slots were not busy with it. */
  private FoldTimes withTakenOver(Values values, FoldOutcome.Scored fold) {
    double millis = fold.fitMillis() + fold.scoreMillis();
    return new FoldTimes(
        observed(values, millis / fold.epochs()),
        typicalMillis,
        smoothed(typicalEpochs, fold.epochs()));
  }

  private PVector<Observation> observed(Values values, double millisOfEpoch) {
    PVector<Observation> kept =
        observations.size() < MOST_KEPT ? observations : observations.minus(0);
    return kept.plus(new Observation(values, Math.max(1e-3, millisOfEpoch)));
  }

  private double smoothed(double mean, double value) {
    double weight = Math.max(SMOOTHING, 1.0 / (observations.size() + 1));
    return mean + weight * (value - mean);
  }

  private static int epochs(FoldOutcome outcome) {
    if (outcome instanceof FoldOutcome.Scored scored) {
      return scored.epochs();
    }
    if (outcome instanceof FoldOutcome.Paused paused) {
      return paused.kept().epoch();
    }
    return outcome instanceof FoldOutcome.Stopped stopped ? stopped.epochs() : 0;
  }

  /** The latest time of a fold's segment from its start to its end; 0 while nothing is known. */
  public double typicalMillis() {
    return typicalMillis;
  }

  /** How long a whole fold of a trial is going to take; zero while nothing is known. */
  public Duration ofFold(Values values) {
    if (observations.isEmpty()) {
      return Duration.ZERO;
    }
    Fit known = fit;
    if (known == null) {
      known = fitted();
      fit = known;
    }
    double log = known.weights().dotProduct(new ArrayRealVector(features(values, known.columns())));
    return Duration.ofNanos((long) (Math.exp(log) * Math.max(1, typicalEpochs) * 1e6));
  }

  private Fit fitted() {
    Map<String, Integer> columns = columns();
    int width = columns.size() + 1;
    RealMatrix design = new Array2DRowRealMatrix(observations.size(), width);
    double[] logs = new double[observations.size()];
    for (int row = 0; row < logs.length; row++) {
      design.setRow(row, features(observations.get(row).values(), columns));
      logs[row] = Math.log(observations.get(row).millisOfEpoch());
    }
    RealMatrix normal = design.transpose().multiply(design);
    for (int i = 1; i < width; i++) {
      normal.addToEntry(i, i, RIDGE);
    }
    normal.addToEntry(0, 0, 1e-9);
    RealVector weights =
        new CholeskyDecomposition(normal)
            .getSolver()
            .solve(new Array2DRowRealMatrix(logs).transpose().multiply(design).getRowVector(0));
    return new Fit(columns, weights);
  }

  private Map<String, Integer> columns() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (Observation observation : observations) {
      observation
          .values()
          .byName()
          .forEach((name, value) -> columns.putIfAbsent(column(name, value), columns.size() + 1));
    }
    return columns;
  }

  private static String column(String name, Object value) {
    return value instanceof Number ? name : name + "=" + value;
  }

  /** An intercept, then what varies; values never seen before count like the absence of all. */
  private static double[] features(Values values, Map<String, Integer> columns) {
    double[] features = new double[columns.size() + 1];
    features[0] = 1;
    values
        .byName()
        .forEach(
            (name, value) -> {
              Integer column = columns.get(column(name, value));
              if (column != null) {
                features[column] = value instanceof Number number ? log(number.doubleValue()) : 1;
              }
            });
    return features;
  }

  private static double log(double number) {
    return Math.signum(number) * Math.log1p(Math.abs(number));
  }
}
