package io.sparktune.space;

import java.util.HashSet;
import java.util.List;

/** One of several options: numbers, texts or truth values, all of them different. */
public record ChoiceParameter(String name, List<Object> options, List<Branch> branches)
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
    return valueAt(Math.min(size() - 1, (long) (unit * size())));
  }

  @Override
  public double unitOf(Object value) {
    return (indexOf(value) + 0.5) / size();
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
      throw new IllegalArgumentException(value + " is no option of " + name + ": " + options);
    }
    return index;
  }

  @Override
  public Parameter withBranches(List<Branch> added) {
    return new ChoiceParameter(name, options, added);
  }
}
