package io.sparktune.training;

import io.sparktune.trial.Direction;

/** Which epoch is the best so far, and whether more of them are worth their time. */
final class EarlyStopping {

  private final TrainingSettings settings;
  private final Direction direction;
  private Checked best;
  private Checked improved;
  private int epochs;

  /**
   * An epoch's score with the predictions that have it.
   *
   * @param epoch from 1
   */
  record Checked(int epoch, Measure score, Predictions predictions) {}

  EarlyStopping(TrainingSettings settings, Direction direction) {
    this.settings = settings;
    this.direction = direction;
  }

  /** Takes the next epoch into account. */
  void add(Measure score, Predictions predictions) {
    epochs++;
    Checked checked = new Checked(epochs, score, predictions);
    if (best == null || settings.patience() == 0 || beats(score, best.score(), 0)) {
      best = checked;
    }
    if (improved == null || beats(score, improved.score(), settings.minimumImprovement())) {
      improved = checked;
    }
  }

  /** Whether training ends here. */
  boolean isOver() {
    return epochs >= settings.epochs()
        || (settings.patience() > 0
            && improved != null
            && epochs - improved.epoch() >= settings.patience());
  }

  /**
   * The epoch of the best score, the first of equals; the last epoch where there is no patience.
   */
  Checked best() {
    return best;
  }

  int epochs() {
    return epochs;
  }

  private boolean beats(Measure score, Measure other, double by) {
    if (!score.isDefined() || !other.isDefined()) {
      return score.isDefined();
    }
    double bar = direction == Direction.MAXIMIZE ? other.value() + by : other.value() - by;
    return direction.isBetter(score.value(), bar);
  }
}
