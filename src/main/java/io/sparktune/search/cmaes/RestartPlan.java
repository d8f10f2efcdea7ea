package io.sparktune.search.cmaes;

/** The constants between two restarts. */
record RestartPlan(
    Coordinates coordinates, int population, Recombination recombination, Margin margin) {

  static RestartPlan of(Coordinates coordinates, int population) {
    return new RestartPlan(
        coordinates,
        population,
        new Recombination(Math.max(1, coordinates.dimensions()), population),
        new Margin(coordinates, 1.0 / (coordinates.parameters() * population)));
  }
}
