package io.sparktune.search;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives values to the parameters that some values lack. */
public final class Completion {

  private final Space space;

  public Completion(Space space) {
    this.space = space;
  }

  /**
   * All that is given with the rest drawn at random, keeping the constraints.
   *
   * @param given values of some parameters
   * @return empty if next to no values keep the constraints, or have what is given switched on
   */
  public Optional<Values> of(Values given, RandomGenerator random) {
    boolean nothingToDraw = given.byName().size() == space.dimensions();
    int draws = nothingToDraw ? 1 : UniformPoints.MOST_DRAWS;
    for (int draw = 0; draw < draws; draw++) {
      Values values = drawn(given, random);
      if (values.byName().keySet().containsAll(given.byName().keySet())
          && space.violated(values).isEmpty()) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }

  private Values drawn(Values given, RandomGenerator random) {
    double[] point = random.doubles(space.dimensions()).toArray();
    List<Parameter> parameters = space.parameters();
    for (int i = 0; i < point.length; i++) {
      Optional<Object> value = given.of(parameters.get(i).name());
      if (value.isPresent()) {
        point[i] = parameters.get(i).unitOf(value.get());
      }
    }
    Map<String, Object> values = new LinkedHashMap<>(space.valuesAt(point).byName());
    // A point has its values to within rounding only.
    values.replaceAll((name, value) -> given.of(name).orElse(value));
    return new Values(values);
  }
}
