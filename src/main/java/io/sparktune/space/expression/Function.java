package io.sparktune.space.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** A function or an operator of numbers. */
enum Function {
  PLUS {
    @Override
    double of(double... x) {
      return x[0] + x[1];
    }
  },
  MINUS {
    @Override
    double of(double... x) {
      return x[0] - x[1];
    }
  },
  TIMES {
    @Override
    double of(double... x) {
      return x[0] * x[1];
    }
  },
  BY {
    @Override
    double of(double... x) {
      return x[0] / x[1];
    }
  },
  POWER {
    @Override
    double of(double... x) {
      return Math.pow(x[0], x[1]);
    }
  },
  NEGATIVE {
    @Override
    double of(double... x) {
      return -x[0];
    }
  },
  MIN {
    @Override
    double of(double... x) {
      return reduce(x, Math::min);
    }
  },
  MAX {
    @Override
    double of(double... x) {
      return reduce(x, Math::max);
    }
  },
  ABS {
    @Override
    double of(double... x) {
      return Math.abs(x[0]);
    }
  },
  LOG {
    @Override
    double of(double... x) {
      return Math.log(x[0]);
    }
  },
  LOG2 {
    @Override
    double of(double... x) {
      // Exact for powers of two.
      int exponent = Math.getExponent(x[0]);
      boolean power = Double.isFinite(x[0]) && x[0] == Math.scalb(1.0, exponent);
      return power ? exponent : Math.log(x[0]) / Math.log(2);
    }
  },
  SQRT {
    @Override
    double of(double... x) {
      return Math.sqrt(x[0]);
    }
  };

  private static final List<Function> CALLED = List.of(MIN, MAX, ABS, LOG, LOG2, SQRT);

  abstract double of(double... x);

  private static double reduce(double[] x, DoubleBinaryOperator operator) {
    return Arrays.stream(x).reduce(operator).orElseThrow();
  }

  /** The one that is called by a name, such as {@code sqrt}. */
  static Optional<Function> called(String name) {
    return CALLED.stream().filter(function -> function.key().equals(name)).findFirst();
  }

  static List<String> names() {
    return CALLED.stream().map(Function::key).toList();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takesMany() {
    return this == MIN || this == MAX;
  }
}
