package io.sparktune.search.cmaes;

/** What stays the same between two restarts. */
record RestartPlan(
    Coordinates coordinates, int population, Recombination recombination, Margin margin) {

  private static final int LARGEST_POPULATION = 10_000;

  /** So many populations are in a study, even if they become small. */
  private static final int POPULATIONS = 30;

  private static final int SMALLEST_POPULATION = 6;

  /**
   * @param trials how many the study will have
   */
  static RestartPlan of(CmaesSettings settings, Coordinates coordinates, int trials, int restarts) {
    int parameters = Math.max(1, coordinates.dimensions() + coordinates.choiceSizes().length);
    double first =
        settings.population() > 0
            ? settings.population()
            : Math.min(
                4 + Math.floor(3 * Math.log(parameters)),
                Math.max(SMALLEST_POPULATION, trials / POPULATIONS));
    int population =
        (int) Math.min(LARGEST_POPULATION, first * Math.pow(settings.populationGrowth(), restarts));
    return new RestartPlan(
        coordinates,
        population,
        new Recombination(Math.max(1, coordinates.dimensions()), population),
        new Margin(coordinates, 1.0 / (parameters * population)));
  }
}
