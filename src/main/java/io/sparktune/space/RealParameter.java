package io.sparktune.space;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A range of real numbers from {@code low} to {@code high}, both included.
 *
 * @param step the distance between neighbouring values, 0 for a continuum
 */
public record RealParameter(
    String name,
    double low,
    double high,
    double step,
    Scale scale,
    Prior prior,
    List<Branch> branches)
    implements Parameter {

  public RealParameter {
    if (!Double.isFinite(low) || !Double.isFinite(high - low) || low > high) {
      throw new IllegalArgumentException("the range of " + name + " is " + low + " to " + high);
    }
    if (!Double.isFinite(step) || step < 0) {
      throw new IllegalArgumentException("the step of " + name + " is " + step);
    }
    if (scale == Scale.LOG && (low <= 0 || step > 0)) {
      throw new IllegalArgumentException(
          name + " is on a log scale: low must be above 0 and there can be no step");
    }
    branches = List.copyOf(branches);
    prior.requireFit(name, scale, low, high);
  }

  /** A range without a prior. */
  public RealParameter(
      String name, double low, double high, double step, Scale scale, List<Branch> branches) {
    this(name, low, high, step, scale, Prior.NONE, branches);
  }

  /** A continuum on a linear or a log scale. */
  public RealParameter(String name, double low, double high, Scale scale) {
    this(name, low, high, 0, scale, List.of());
  }

  @Override
  public ValueType type() {
    return ValueType.REAL;
  }

  @Override
  public Object valueAt(double unit) {
    double share = warp().shareAt(unit);
    if (step == 0) {
      return scale.valueAt(share, low, high);
    }
    return valueAt(Math.min(size() - 1, (long) (share * size())));
  }

  @Override
  public double unitOf(Object value) {
    if (step == 0) {
      return warp().unitOf(scale.unitOf((Double) value, low, high));
    }
    return warp().unitOfCell(indexOf(value), size());
  }

  private Warp warp() {
    return prior.isUniform() || step == 0
        ? new Warp(prior, scale, low, high)
        : new Warp(prior, scale, low - step / 2, low + (size() - 0.5) * step);
  }

  @Override
  public long size() {
    if (low == high) {
      return 1;
    }
    if (step == 0) {
      return Long.MAX_VALUE;
    }
    return steps().setScale(0, RoundingMode.FLOOR).longValueExact() + 1;
  }

  private BigDecimal steps() {
    return BigDecimal.valueOf(high)
        .subtract(BigDecimal.valueOf(low))
        .divide(BigDecimal.valueOf(step), 9, RoundingMode.HALF_EVEN);
  }

  /** Decimal arithmetic, so that 0.1 and twice 0.1 more is 0.3; the last step may end in high. */
  @Override
  public Object valueAt(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(name + " has no value " + index);
    }
    double value =
        BigDecimal.valueOf(low)
            .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(index)))
            .doubleValue();
    return Math.min(high, value);
  }

  @Override
  public long indexOf(Object value) {
    if (!isCountable()) {
      throw new IllegalStateException("the values of " + name + " cannot be counted");
    }
    return step == 0 ? 0 : Math.round(((Double) value - low) / step);
  }

  @Override
  public Optional<Object> valueEqualTo(Object other) {
    if (!(other instanceof Number number)
        || !(number.doubleValue() >= low && number.doubleValue() <= high)) {
      return Optional.empty();
    }
    double real = number.doubleValue();
    if (step == 0) {
      return Optional.of(real);
    }
    long index = indexOf(real);
    return index < size() && (Double) valueAt(index) == real ? Optional.of(real) : Optional.empty();
  }

  @Override
  public Parameter withBranches(List<Branch> added) {
    return new RealParameter(name, low, high, step, scale, prior, added);
  }
}
