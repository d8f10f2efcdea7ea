package io.sparktune.search;

/**
 * The settings of grid search: every feasible point of a countable space.
 *
 * @param order in order by default
 */
public record GridSettings(GridOrder order) implements SamplerSettings {

  /** A grid in order. */
  public GridSettings() {
    this(GridOrder.IN_ORDER);
  }

  public static GridSettings defaults() {
    return new GridSettings();
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new GridSampler(shape.space(), order, shape.seed());
  }

  @Override
  public boolean hasOwnOrder() {
    return true;
  }

  @Override
  public String name() {
    return "grid";
  }
}
