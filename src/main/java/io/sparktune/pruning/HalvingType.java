package io.sparktune.pruning;

import java.util.List;

/** A variant of successive halving. */
public enum HalvingType {
  /** A trial is compared with those that reached the rung before it, and continues or is pruned. */
  STOPPING {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      return new StoppingHalving(new BracketsDealt(round, study));
    }
  },
  /** A trial pauses, and is promoted once it is among the best that have reached the rung. */
  PROMOTION {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      Brackets brackets = new BracketsDealt(round, study);
      return new PausingHalving(brackets, new AsynchronousPromotion(brackets));
    }
  },
  /** A trial pauses, and is promoted once it is certain to be among the best of its bracket. */
  SYNCHRONOUS {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      Brackets brackets = new BracketsInTurn(round, study);
      return new PausingHalving(brackets, new SynchronousPromotion(brackets));
    }
  };

  abstract Pruner pruner(List<Bracket> round, StudyShape study);
}
