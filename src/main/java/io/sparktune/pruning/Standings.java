package io.sparktune.pruning;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is known of many trials: an immutable value. */
public final class Standings {

  private static final Standings NONE = new Standings(HashTreePMap.empty());

  private final PMap<Stage, Merits> merits;

  /** Trials are compared with those of the same stage only. */
  record Stage(int bracket, int folds, int epoch) {}

  private Standings(PMap<Stage, Merits> merits) {
    this.merits = merits;
  }

  /** Nothing is known. */
  public static Standings none() {
    return NONE;
  }

  /** These standings and one more; a trial has one standing at each stage. */
  public Standings with(Standing standing) {
    Merits more = like(standing).with(standing.merit(), standing.trial());
    return new Standings(merits.plus(standing.stage(), more));
  }

  /** The merits of a bracket's trials on their first folds after an epoch. */
  public Merits at(int bracket, int folds, int epoch) {
    return merits.getOrDefault(new Stage(bracket, folds, epoch), Merits.none());
  }

  /** The merits with which a standing is compared. */
  Merits like(Standing standing) {
    return merits.getOrDefault(standing.stage(), Merits.none());
  }
}
