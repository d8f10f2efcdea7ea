package io.sparktune.pruning;

import java.util.List;

/** What successive halving does with trials at a rung. */
public enum HalvingType {
  /** Each is judged as it comes, against those that came before, and goes on or ends for good. */
  STOPPING {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      return new StoppingHalving(new BracketsDealt(round, study));
    }
  },
  /** Each pauses, and is promoted when it is among the best of those that have come so far. */
  PROMOTION {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      Brackets brackets = new BracketsDealt(round, study);
      return new PausingHalving(brackets, new AsynchronousPromotion(brackets));
    }
  },
  /** Each pauses, and is promoted when it is certain to be among the best of its bracket. */
  SYNCHRONOUS {
    @Override
    Pruner pruner(List<Bracket> round, StudyShape study) {
      Brackets brackets = new BracketsInTurn(round, study);
      return new PausingHalving(brackets, new SynchronousPromotion(brackets));
    }
  };

  abstract Pruner pruner(List<Bracket> round, StudyShape study);
}
