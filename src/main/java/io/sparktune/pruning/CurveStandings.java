package io.sparktune.pruning;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The points of all trials' learning curves so far. Immutable. */
public final class CurveStandings {

  private static final CurveStandings NONE = new CurveStandings(HashTreePMap.empty());

  private final PMap<Stage, RankedMerits> merits;

  /** A stage of training; trials are compared at the same stage only. */
  record Stage(int bracket, int folds, int epoch) {}

  private CurveStandings(PMap<Stage, RankedMerits> merits) {
    this.merits = merits;
  }

  /** No standings. */
  public static CurveStandings none() {
    return NONE;
  }

  /** These standings and one more; a trial has one standing at each stage. */
  public CurveStandings with(CurveStanding standing) {
    RankedMerits more = like(standing).with(standing.merit(), standing.trial());
    return new CurveStandings(merits.plus(standing.stage(), more));
  }

  /** The merits of a bracket's trials on their first folds after an epoch. */
  public RankedMerits at(int bracket, int folds, int epoch) {
    return merits.getOrDefault(new Stage(bracket, folds, epoch), RankedMerits.none());
  }

  /** The merits with which a standing is compared. */
  RankedMerits like(CurveStanding standing) {
    return merits.getOrDefault(standing.stage(), RankedMerits.none());
  }
}
