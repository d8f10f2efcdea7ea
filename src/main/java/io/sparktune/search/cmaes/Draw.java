package io.sparktune.search.cmaes;

/** A place of the coordinates that are numbers, and an option of each choice. */
final class Draw {

  final double[] place;
  final int[] options;

  Draw(double[] place, int[] options) {
    this.place = place;
    this.options = options;
  }
}
