package io.sparktune.training;

import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.trial.Direction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fold's early-stopping state: its best epoch so far, and whether training continues. */
final class EarlyStopping {

  private static final String NO_EPOCH = "no epoch has been scored";

  private final TrainingSettings settings;
  private final Direction direction;
  private @Nullable Checked best;
  private @Nullable Checked improved;
  private int epochs;

  /**
   * An epoch's score with the network's outputs that have it.
   *
   * @param epoch from 1
   * @param outputs row after row; empty where they are no longer of use
   */
  @SuppressWarnings("ArrayRecordComponent") // outputs stay primitive
  record Checked(int epoch, MetricValue score, float[] outputs) {}

  EarlyStopping(TrainingSettings settings, Direction direction) {
    this.settings = settings;
    this.direction = direction;
  }

  /**
   * Goes on after these epochs.
   *
   * @param bestOfThem null where there is no patience
   * @param lastImproved see {@link #improved}
   */
  void resume(int epochsBefore, @Nullable Checked bestOfThem, Checked lastImproved) {
    epochs = epochsBefore;
    best = bestOfThem;
    improved = lastImproved;
  }

  /** Takes the next epoch into account. */
  void add(MetricValue score, float[] outputs) {
    epochs++;
    if (best == null || !hasPatience() || beats(score, best.score(), 0)) {
      best = new Checked(epochs, score, outputs);
    }
    if (improved == null || beats(score, improved.score(), settings.minDelta())) {
      improved = new Checked(epochs, score, new float[0]);
    }
  }

  /** Whether training ends here. */
  boolean isOver() {
    return epochs >= settings.epochs()
        || (hasPatience() && improved != null && epochs - improved.epoch() >= settings.patience());
  }

  /** Whether an epoch before the last one may be the one that counts. */
  boolean hasPatience() {
    return settings.patience() > 0;
  }

  /**
   * The epoch of the best score, the first of equals; the last epoch where there is no patience.
   */
  Checked best() {
    return Objects.requireNonNull(best, NO_EPOCH);
  }

  /** The last epoch that beat the one before by the smallest improvement; without its outputs. */
  Checked improved() {
    return Objects.requireNonNull(improved, NO_EPOCH);
  }

  int epochs() {
    return epochs;
  }

  private boolean beats(MetricValue score, MetricValue other, double by) {
    if (!score.isDefined() || !other.isDefined()) {
      return score.isDefined();
    }
    double bar = direction == Direction.MAXIMIZE ? other.value() + by : other.value() - by;
    return direction.isBetter(score.value(), bar);
  }
}
