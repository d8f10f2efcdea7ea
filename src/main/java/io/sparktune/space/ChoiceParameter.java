package io.sparktune.space;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A categorical parameter: one of several options, which are numbers, texts or truth values, all of
 * them different.
 *
 * @param weights how likely each of them is to be good, as a multiple of any unit; empty where all
 *     are as likely
 */
public record ChoiceParameter(
    String name, List<Object> options, List<Double> weights, List<Branch> branches)
    implements Parameter {

  public ChoiceParameter {
    options = List.copyOf(options);
    branches = List.copyOf(branches);
    if (options.isEmpty()) {
      throw new IllegalArgumentException(name + " has no options");
    }
    if (new HashSet<>(options).size() < options.size()) {
      throw new IllegalArgumentException(name + " has an option twice: " + options);
    }
    options.forEach(Values::requireValue);
    weights = List.copyOf(weights);
    if ((!weights.isEmpty() && weights.size() != options.size())
        || !weights.stream().allMatch(weight -> weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "the weights of " + name + " are " + weights + " for the options " + options);
    }
  }

  /** Options without weights. */
  public ChoiceParameter(String name, List<Object> options, List<Branch> branches) {
    this(name, options, List.of(), branches);
  }

  /** Options without branches. */
  public ChoiceParameter(String name, List<Object> options) {
    this(name, options, List.of());
  }

  @Override
  public ValueType type() {
    return ValueType.of(options);
  }

  @Override
  public Object valueAt(double unit) {
    if (weights.isEmpty()) {
      return valueAt(Math.min(size() - 1, (long) (unit * size())));
    }
    int index = 0;
    for (double rest = unit * total() - weights.get(0);
        rest >= 0 && index < options.size() - 1;
        rest -= weights.get(index)) {
      index++;
    }
    return options.get(index);
  }

  @Override
  public double unitOf(Object value) {
    int index = Math.toIntExact(indexOf(value));
    if (weights.isEmpty()) {
      return (index + 0.5) / size();
    }
    double below = weights.subList(0, index).stream().mapToDouble(weight -> weight).sum();
    return (below + weights.get(index) / 2) / total();
  }

  @Override
  public boolean isOrdered() {
    return false;
  }

  /** The share of the unit interval that an option has. */
  public double share(Object option) {
    int index = Math.toIntExact(indexOf(option));
    return weights.isEmpty() ? 1.0 / size() : weights.get(index) / total();
  }

  private double total() {
    return weights.stream().mapToDouble(weight -> weight).sum();
  }

  @Override
  public long size() {
    return options.size();
  }

  @Override
  public Object valueAt(long index) {
    return options.get(Math.toIntExact(index));
  }

  @Override
  public long indexOf(Object value) {
    int index = options.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(value + " is not an option of " + name + ": " + options);
    }
    return index;
  }

  @Override
  public Optional<Object> valueEqualTo(Object other) {
    return options.stream().filter(option -> areEqual(option, other)).findFirst();
  }

  private static boolean areEqual(Object option, Object other) {
    if (option instanceof Number one && other instanceof Number another) {
      return one.doubleValue() == another.doubleValue();
    }
    return option.equals(other);
  }

  @Override
  public Parameter withBranches(List<Branch> added) {
    return new ChoiceParameter(name, options, weights, added);
  }
}
