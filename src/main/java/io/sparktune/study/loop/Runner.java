package io.sparktune.study.loop;

import io.sparktune.trial.FoldAssignment;
import java.util.List;

/** Has folds trained somewhere and reports their results. */
public interface Runner extends AutoCloseable {

  /**
   * Begins to report: first how many slots there are, then the epochs of every fold that was
   * started and its end, exactly once.
   */
  void open(EventInbox inbox);

  /** Has these folds trained as soon as there is room; returns at once. */
  void start(List<FoldAssignment> assignments);

  /** Ends what is still in training, and reports nothing more. */
  @Override
  void close();
}
