package io.sparktune.data.augmentation;

/** Changes the rows of training batches at random. Belongs to the thread that trains. */
@FunctionalInterface
public interface Augmentation {

  /** Leaves rows as they are. */
  Augmentation NONE = rows -> {};

  /** Changes the rows of a batch in place, by their seed and their numbers alone. */
  void change(TrainingRows rows);
}
