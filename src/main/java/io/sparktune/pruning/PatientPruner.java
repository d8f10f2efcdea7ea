package io.sparktune.pruning;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Prunes as another pruner does, but only trials that have stopped improving (Optuna's patient
 * pruner).
 */
final class PatientPruner implements Pruner {

  private final int patienceEpochs;
  private final double minDelta;
  private final Pruner pruner;

  PatientPruner(int patienceEpochs, double minDelta, Pruner pruner) {
    this.patienceEpochs = patienceEpochs;
    this.minDelta = minDelta;
    this.pruner = pruner;
  }

  @Override
  public int bracket(int trial) {
    return pruner.bracket(trial);
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return pruner.looksAt(bracket, epoch);
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    if (curve.size() <= patienceEpochs || improves(curve)) {
      return Optional.empty();
    }
    int before = curve.size() - patienceEpochs;
    return pruner
        .pruneReason(standing, curve, others)
        .map(text -> text + "; no better since epoch " + before);
  }

  private boolean improves(List<Double> curve) {
    int split = curve.size() - patienceEpochs;
    double before = Collections.max(curve.subList(0, split));
    double after = Collections.max(curve.subList(split, curve.size()));
    return after > before + minDelta;
  }
}
