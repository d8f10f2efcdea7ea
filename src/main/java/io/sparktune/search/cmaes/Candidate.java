package io.sparktune.search.cmaes;

/** A draw: a place of the numeric coordinates, and an option of each choice. */
final class Candidate {

  final double[] place;
  final int[] options;

  Candidate(double[] place, int[] options) {
    this.place = place;
    this.options = options;
  }
}
