package io.sparktune.space;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A named parameter of the search space. It maps the unit interval to its values and back, so that
 * every sampler works in the unit cube and none depends on ranges, steps or logarithms.
 */
public interface Parameter extends Serializable {

  /** The path of the range in the study file, such as {@code training.epochs}. */
  String name();

  ValueType type();

  /** Parameters that exist only for some of this one's values. */
  List<Branch> branches();

  /**
   * The value at a place in the unit interval.
   *
   * @param unit in [0, 1]
   * @return a {@link Long}, {@link Double}, {@link Boolean} or {@link String}
   */
  Object valueAt(double unit);

  /** The middle of the part of the unit interval that maps to this value. */
  double unitOf(Object value);

  /** The number of different values; {@link Long#MAX_VALUE} where they cannot be counted. */
  long size();

  /** The value at a place in the list of all values, from 0. */
  Object valueAt(long index);

  /** The place of a value in the list of all values, from 0. */
  long indexOf(Object value);

  /** The value of this parameter that equals a number, text or truth value; empty for none. */
  Optional<Object> valueEqualTo(Object other);

  /** This parameter with these branches in place of its own. */
  Parameter withBranches(List<Branch> branches);

  /** Whether the values have an order; options of a choice have none. */
  default boolean isOrdered() {
    return true;
  }

  /** Whether the values can be listed, as a grid has to. */
  default boolean isCountable() {
    return size() != Long.MAX_VALUE;
  }
}
