package io.sparktune.simulation;

import io.sparktune.study.events.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a simulated study.
 *
 * @param wallClock of virtual time
 * @param utilisation the share of slot time in which folds were in training
 * @param utilisationWithWork the same up to the moment at which the last fold began
 * @param epochs trained, those that were trained again after a loss included
 * @param wholeEpochs that every fold of every trial would take that was begun
 * @param foldsLost with their executors
 * @param events that the loop took
 * @param moments the best score as trials ended, one for each trial, in order
 */
public record SimulationReport(
    Duration wallClock,
    int slots,
    double utilisation,
    double utilisationWithWork,
    long epochs,
    long wholeEpochs,
    int complete,
    int pruned,
    int failed,
    long foldsLost,
    long events,
    StopReason reason,
    List<Moment> moments) {

  public SimulationReport {
    moments = List.copyOf(moments);
  }

  /**
   * The state of the study at a moment.
   *
   * @param at since it was opened
   * @param trials that were over
   * @param best score so far, null for none
   */
  public record Moment(Duration at, int trials, @Nullable Double best) {}

  /** How the study stood after equal parts of its time, at the end last. */
  public List<Moment> parts(int count) {
    List<Moment> parts = new ArrayList<>();
    int next = 0;
    Moment latest = new Moment(Duration.ZERO, 0, null);
    for (int part = 1; part <= count; part++) {
      Duration at = wallClock.multipliedBy(part).dividedBy(count);
      while (next < moments.size() && moments.get(next).at().compareTo(at) <= 0) {
        latest = moments.get(next++);
      }
      parts.add(new Moment(at, latest.trials(), latest.best()));
    }
    return parts;
  }
}
