package io.sparktune.space.expression;

import io.sparktune.space.expression.Domain.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A part of an expression, whose kinds were checked when it was parsed. */
sealed interface Node extends Serializable {

  Kind kind();

  /** A {@link Double}, {@link Boolean} or {@link String}. */
  Object value(Map<String, ?> named);

  /** By how much it is from being true: at most 0 where it is. */
  default double violation(Map<String, ?> named) {
    return (Boolean) value(named) ? 0 : 1;
  }

  default double number(Map<String, ?> named) {
    return (Double) value(named);
  }

  /** A number, a text or a truth value, as written. */
  record Literal(Kind kind, Object value) implements Node {

    @Override
    public Object value(Map<String, ?> named) {
      return value;
    }
  }

  /** What a name stands for. */
  record Named(Kind kind, String name) implements Node {

    @Override
    public Object value(Map<String, ?> named) {
      Object value = named.get(name);
      return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
  }

  /** A calculation with numbers. */
  record Calculation(Function function, List<Node> operands) implements Node {

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public Object value(Map<String, ?> named) {
      return function.of(operands.stream().mapToDouble(node -> node.number(named)).toArray());
    }
  }

  /** Is true where it is broken by nothing. */
  sealed interface Condition extends Node {

    @Override
    default Kind kind() {
      return Kind.TRUTH;
    }

    @Override
    default Object value(Map<String, ?> named) {
      return violation(named) <= 0;
    }

    @Override
    double violation(Map<String, ?> named);
  }

  /** Two things of one kind, compared. */
  record Comparison(Relation relation, Node left, Node right) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      if (left.kind() == Kind.NUMBER) {
        return relation.violation(left.number(named), right.number(named));
      }
      boolean equal = left.value(named).equals(right.value(named));
      return equal == (relation == Relation.EQUAL) ? 0 : 1;
    }
  }

  /** Both have to be true. */
  record And(Node left, Node right) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      return Math.max(left.violation(named), right.violation(named));
    }
  }

  /** One of them has to be true. */
  record Or(Node left, Node right) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      return Math.min(left.violation(named), right.violation(named));
    }
  }

  /** It must not be true. */
  record Not(Node inner) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      double violation = inner.violation(named);
      return violation <= 0 ? Math.max(-violation, Double.MIN_VALUE) : -violation;
    }
  }
}
