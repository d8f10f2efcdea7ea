package io.sparktune.study;

import io.sparktune.trial.FoldAssignment;
import java.util.List;
import java.util.function.Consumer;

/** Has folds trained somewhere and tells what became of them. */
public interface Runner extends AutoCloseable {

  /**
   * Begins to tell: first how many slots there are, then the end of every fold that was started,
   * exactly once each. May be called from any thread, so the inbox must bear that.
   */
  void open(Consumer<Event> inbox);

  /** Has these folds trained as soon as there is room; returns at once. */
  void start(List<FoldAssignment> assignments);

  /** Gives up what is still in training. */
  @Override
  void close();
}
