package io.sparktune.pruning;

import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study of trials with one fold whose curves are known, epoch by epoch on a few slots. */
final class Rehearsal {

  private final Pruner pruner;
  private final StudyShape study;
  private final Curves curves;
  private final int slots;
  private final Map<Integer, List<Double>> seen = new LinkedHashMap<>();
  private final Map<Integer, Integer> pausing = new LinkedHashMap<>();
  private final List<Integer> complete = new ArrayList<>();
  private final List<Integer> pruned = new ArrayList<>();
  private final List<CurveStanding> paused = new ArrayList<>();
  private CurveStandings known = CurveStandings.none();
  private int proposed;
  private int epochs;

  /** What a trial's training would bring. */
  @FunctionalInterface
  interface Curves {
    double merit(int trial, int epoch);

    /** The epoch that a trial does not survive. */
    default int failsAt(int trial) {
      return FoldAssignment.END;
    }

    /** The last epoch of a trial that ends by itself. */
    default int endsAfter(int trial) {
      return FoldAssignment.END;
    }
  }

  /**
   * @param complete trials that were trained to the end, in the order in which they got there
   * @param left paused trials that were neither promoted nor given up
   * @param epochs of all trials
   */
  record Outcome(List<Integer> complete, List<Integer> pruned, List<Integer> left, int epochs) {}

  private Rehearsal(PrunerSettings settings, StudyShape study, Curves curves, int slots) {
    this.pruner = settings.pruner(study);
    this.study = study;
    this.curves = curves;
    this.slots = slots;
  }

  static Outcome of(PrunerSettings settings, StudyShape study, Curves curves, int slots) {
    Rehearsal rehearsal = new Rehearsal(settings, study, curves, slots);
    do {
      rehearsal.fillSlots();
      List.copyOf(rehearsal.pausing.keySet()).forEach(rehearsal::train);
    } while (!rehearsal.pausing.isEmpty() || rehearsal.canGoOn());
    return new Outcome(
        rehearsal.complete, rehearsal.pruned, Known.trials(rehearsal.paused), rehearsal.epochs);
  }

  private boolean canGoOn() {
    return proposed < study.trials() || !pruner.promoted(paused, known).isEmpty();
  }

  private void fillSlots() {
    while (pausing.size() < slots && canGoOn()) {
      List<CurveStanding> promoted = pruner.promoted(paused, known);
      if (promoted.isEmpty()) {
        start(study.firstTrial() + proposed++);
      } else {
        paused.remove(promoted.get(0));
        start(promoted.get(0).trial());
      }
    }
    List<CurveStanding> eliminated = pruner.pruned(paused, known);
    pruned.addAll(Known.trials(eliminated));
    paused.removeAll(eliminated);
  }

  private void start(int trial) {
    List<Double> curve = seen.computeIfAbsent(trial, number -> new ArrayList<>());
    pausing.put(trial, pruner.pauseAfter(pruner.bracket(trial), curve.size()));
  }

  private void train(int trial) {
    List<Double> curve = seen.get(trial);
    int epoch = curve.size() + 1;
    int bracket = pruner.bracket(trial);
    int pauseAfter = pausing.get(trial);
    if (epoch >= curves.failsAt(trial)) {
      pausing.remove(trial);
      if (pauseAfter != FoldAssignment.END) {
        known =
            known.with(new CurveStanding(trial, bracket, 1, pauseAfter, Double.NEGATIVE_INFINITY));
      }
      return;
    }
    boolean over = epoch > curves.endsAfter(trial);
    curve.add(over ? curve.get(curve.size() - 1) : curves.merit(trial, epoch));
    epochs += over ? 0 : 1;
    CurveStanding standing = new CurveStanding(trial, bracket, 1, epoch, curve.get(epoch - 1));
    if (pruner.looksAt(bracket, epoch)) {
      if (pruner.pruneReason(standing, curve, known).isPresent()) {
        pausing.remove(trial);
        pruned.add(trial);
      }
      known = known.with(standing);
    }
    if (epoch == study.mostEpochs() && pausing.remove(trial) != null) {
      complete.add(trial);
    } else if (epoch == pauseAfter) {
      pausing.remove(trial);
      paused.add(standing);
    }
  }
}
