package io.sparktune.importance;

/** A leaf of a regression tree: a box of the unit cube with a constant merit. */
final class Leaf {

  private final long[] sets;
  private final double merit;

  /**
   * @param sets of cells, one for each column
   */
  Leaf(long[] sets, double merit) {
    this.sets = sets;
    this.merit = merit;
  }

  long[] sets() {
    return sets;
  }

  double merit() {
    return merit;
  }
}
