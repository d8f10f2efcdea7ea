package io.sparktune.space;

import java.util.List;

/** A whole number from {@code low} to {@code high}, both included, {@code step} apart. */
public record IntegerParameter(
    String name, long low, long high, long step, Scale scale, List<Branch> branches)
    implements Parameter {

  /** Beyond this, neighbouring whole numbers are no longer different doubles. */
  public static final long LIMIT = 1L << 52;

  public IntegerParameter {
    if (low > high || low < -LIMIT || high > LIMIT) {
      throw new IllegalArgumentException("the range of " + name + " is " + low + " to " + high);
    }
    if (step < 1) {
      throw new IllegalArgumentException("the step of " + name + " is " + step);
    }
    if (scale == Scale.LOG && (low < 1 || step > 1)) {
      throw new IllegalArgumentException(
          name + " is on a log scale: low must be above 0 and there can be no step");
    }
    branches = List.copyOf(branches);
  }

  /** All whole numbers from low to high on a linear or a log scale. */
  public IntegerParameter(String name, long low, long high, Scale scale) {
    this(name, low, high, 1, scale, List.of());
  }

  @Override
  public ValueType type() {
    return ValueType.INTEGER;
  }

  @Override
  public Object valueAt(double unit) {
    if (scale == Scale.LOG) {
      return Math.min(high, Math.max(low, Math.round(scale.valueAt(unit, low - 0.5, high + 0.5))));
    }
    return valueAt(Math.min(size() - 1, (long) (unit * size())));
  }

  @Override
  public double unitOf(Object value) {
    if (scale == Scale.LOG) {
      return scale.unitOf((Long) value, low - 0.5, high + 0.5);
    }
    return (indexOf(value) + 0.5) / size();
  }

  @Override
  public long size() {
    return (high - low) / step + 1;
  }

  @Override
  public Object valueAt(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(name + " has no value " + index);
    }
    return low + index * step;
  }

  @Override
  public long indexOf(Object value) {
    return ((Long) value - low) / step;
  }

  @Override
  public Parameter withBranches(List<Branch> added) {
    return new IntegerParameter(name, low, high, step, scale, added);
  }
}
