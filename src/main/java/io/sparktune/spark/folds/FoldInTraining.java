package io.sparktune.spark.folds;

/**
 * A fold that an executor has in training.
 *
 * @param task Spark's number of it
 */
record FoldInTraining(long task, TaskPlace place, FoldWork fold, String executor) {

  int trial() {
    return fold.assignment().trial().number();
  }

  int number() {
    return fold.assignment().fold();
  }

  @Override
  public String toString() {
    return "trial " + trial() + " fold " + number();
  }
}
