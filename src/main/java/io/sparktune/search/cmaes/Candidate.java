package io.sparktune.search.cmaes;

/** A place of the coordinates that are numbers, and an option of each choice. */
final class Candidate {

  final double[] place;
  final int[] options;

  Candidate(double[] place, int[] options) {
    this.place = place;
    this.options = options;
  }
}
