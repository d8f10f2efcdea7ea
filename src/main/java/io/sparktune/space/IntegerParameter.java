package io.sparktune.space;

import java.util.List;
import java.util.Optional;

/** A range of whole numbers from {@code low} to {@code high}, both included, {@code step} apart. */
public record IntegerParameter(
    String name, long low, long high, long step, Scale scale, Prior prior, List<Branch> branches)
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
    prior.requireFit(name, scale, (double) low, (double) high);
  }

  /** A range without a prior. */
  public IntegerParameter(
      String name, long low, long high, long step, Scale scale, List<Branch> branches) {
    this(name, low, high, step, scale, Prior.NONE, branches);
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
    double share = warp().shareAt(unit);
    if (scale == Scale.LOG) {
      return Math.min(high, Math.max(low, Math.round(scale.valueAt(share, low - 0.5, high + 0.5))));
    }
    return valueAt(Math.min(size() - 1, (long) (share * size())));
  }

  @Override
  public double unitOf(Object value) {
    Warp warp = warp();
    if (scale == Scale.LINEAR) {
      return warp.unitOfCell(indexOf(value), size());
    }
    long whole = (Long) value;
    return (warp.unitOf(scale.unitOf(whole - 0.5, low - 0.5, high + 0.5))
            + warp.unitOf(scale.unitOf(whole + 0.5, low - 0.5, high + 0.5)))
        / 2;
  }

  private Warp warp() {
    double half = step / 2.0;
    return new Warp(prior, scale, low - half, low + (size() - 1) * step + half);
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
  public Optional<Object> valueEqualTo(Object other) {
    if (!(other instanceof Number number)
        || number.doubleValue() != Math.rint(number.doubleValue())
        || number.doubleValue() < low
        || number.doubleValue() > high) {
      return Optional.empty();
    }
    long whole = number.longValue();
    return (whole - low) % step == 0 ? Optional.of(whole) : Optional.empty();
  }

  @Override
  public Parameter withBranches(List<Branch> added) {
    return new IntegerParameter(name, low, high, step, scale, prior, added);
  }
}
