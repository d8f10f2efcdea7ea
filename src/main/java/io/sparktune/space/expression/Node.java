package io.sparktune.space.expression;

import io.sparktune.space.expression.Domain.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A node of an expression's syntax tree, whose types were checked by the parser. */
sealed interface Node extends Serializable {

  Kind kind();

  /** A {@link Double}, {@link Boolean} or {@link String}. */
  Object value(Map<String, ?> named);

  /** The violation: at most 0 where the condition is true. */
  default double violation(Map<String, ?> named) {
    return (Boolean) value(named) ? 0 : 1;
  }

  default double number(Map<String, ?> named) {
    return (Double) value(named);
  }

  /** A literal number, text or truth value. */
  record Literal(Kind kind, Object value) implements Node {

    @Override
    public Object value(Map<String, ?> named) {
      return value;
    }
  }

  /** A reference to a named value. */
  record Named(Kind kind, String name) implements Node {

    @Override
    public Object value(Map<String, ?> named) {
      Object value = Objects.requireNonNull(named.get(name), name);
      return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
  }

  /** An arithmetic operation. */
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

  /** A condition, true where its violation is at most 0. */
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

  /** A comparison of two operands of one type. */
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

  /** A conjunction. */
  record And(Node left, Node right) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      return Math.max(left.violation(named), right.violation(named));
    }
  }

  /** A disjunction. */
  record Or(Node left, Node right) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      return Math.min(left.violation(named), right.violation(named));
    }
  }

  /** A negation. */
  record Not(Node inner) implements Condition {

    @Override
    public double violation(Map<String, ?> named) {
      double violation = inner.violation(named);
      return violation <= 0 ? Math.max(-violation, Double.MIN_VALUE) : -violation;
    }
  }
}
