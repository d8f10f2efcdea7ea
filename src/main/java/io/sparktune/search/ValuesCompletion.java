package io.sparktune.search;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Constraint;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Completes values with random ones for the parameters that they lack. */
public final class ValuesCompletion {

  private final Space space;

  public ValuesCompletion(Space space) {
    this.space = space;
  }

  /** A constraint that the given parameters are active. */
  private record HasAll(Values given) implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return values.byName().keySet().containsAll(given.byName().keySet());
    }

    @Override
    public String text() {
      return "with " + given;
    }
  }

  /**
   * The given values with the rest drawn at random, such that the constraints are satisfied.
   *
   * @param given values of some parameters
   * @return empty if next to no values satisfy the constraints and have the given parameters active
   */
  public Optional<Values> of(Values given, RandomGenerator random) {
    List<Constraint> constraints = new ArrayList<>(space.constraints());
    constraints.add(new HasAll(given));
    Space rest = new Space(fixed(space.roots(), given), constraints);
    return new UniformPoints(rest).find(random).map(rest::valuesAt);
  }

  /** The same parameters in the same order, those that are given with one option. */
  private static List<Parameter> fixed(List<Parameter> parameters, Values given) {
    return parameters.stream().map(parameter -> fixed(parameter, given)).toList();
  }

  private static Parameter fixed(Parameter parameter, Values given) {
    Optional<Object> value = given.of(parameter.name());
    List<Branch> branches = new ArrayList<>();
    for (Branch branch : parameter.branches()) {
      List<Parameter> below = fixed(branch.parameters(), given);
      if (value.isEmpty()) {
        branches.add(new Branch(branch.first(), branch.last(), below));
      } else {
        int place = branch.opensAt(parameter.indexOf(value.get())) ? 0 : 1;
        branches.add(new Branch(place, place, below));
      }
    }
    return value.isEmpty()
        ? parameter.withBranches(branches)
        : new ChoiceParameter(parameter.name(), List.of(value.get()), branches);
  }
}
