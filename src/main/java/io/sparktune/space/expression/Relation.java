package io.sparktune.space.expression;

import java.util.Arrays;
import java.util.Optional;

/** A comparison operator. */
enum Relation {
  AT_MOST("<=") {
    @Override
    double distance(double left, double right) {
      return left - right;
    }
  },
  BELOW("<") {
    @Override
    double distance(double left, double right) {
      return left == right ? Double.MIN_VALUE : left - right;
    }
  },
  AT_LEAST(">=") {
    @Override
    double distance(double left, double right) {
      return right - left;
    }
  },
  ABOVE(">") {
    @Override
    double distance(double left, double right) {
      return left == right ? Double.MIN_VALUE : right - left;
    }
  },
  EQUAL("==") {
    @Override
    double distance(double left, double right) {
      return Math.abs(left - right);
    }
  },
  DIFFERENT("!=") {
    @Override
    double distance(double left, double right) {
      return left == right ? Double.MIN_VALUE : -Math.abs(left - right);
    }
  };

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  abstract double distance(double left, double right);

  /** The violation of the relation; infinite where a side is not a number, such as log(-1). */
  double violation(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Double.POSITIVE_INFINITY;
    }
    double distance = distance(left, right);
    // Two infinities that are equal.
    return Double.isNaN(distance) ? 0 : distance;
  }

  /** Whether it needs an order, which only numbers have. */
  boolean isOrder() {
    return this != EQUAL && this != DIFFERENT;
  }

  String sign() {
    return sign;
  }

  static Optional<Relation> of(Token token) {
    return Arrays.stream(values()).filter(relation -> token.is(relation.sign)).findFirst();
  }
}
