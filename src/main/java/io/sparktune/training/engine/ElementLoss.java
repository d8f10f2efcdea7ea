package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Exponentials;

/**
 * A loss that is a sum over the outputs of a row, as Deeplearning4j defines it.
 *
 * <p>Some are divided by the number of outputs, see {@link #isMean}.
 */
enum ElementLoss implements OutputsLoss {
  CROSS_ENTROPY {
    @Override
    double value(float output, float label) {
      return label == 0 ? 0 : -label * Math.log(Math.min(Math.max(output, 1e-10f), 1 - 1e-10));
    }

    @Override
    float slope(float output, float label) {
      return -label / output;
    }
  },
  KL_DIVERGENCE {
    @Override
    double value(float output, float label) {
      float known = Math.min(Math.max(label, LEAST), 1);
      return known * Math.log(known / Math.min(Math.max(output, LEAST), 1));
    }

    @Override
    float slope(float output, float label) {
      return -label / output;
    }
  },
  SQUARED_ERROR {
    @Override
    double value(float output, float label) {
      float error = label - output;
      return error * error;
    }

    @Override
    float slope(float output, float label) {
      return 2 * (output - label);
    }

    @Override
    public boolean isMean() {
      return true;
    }
  },
  ABSOLUTE_ERROR {
    @Override
    double value(float output, float label) {
      return Math.abs(output - label);
    }

    @Override
    float slope(float output, float label) {
      return Math.signum(output - label);
    }

    @Override
    public boolean isMean() {
      return true;
    }
  },
  /** Labels are 1 and -1. */
  HINGE {
    @Override
    double value(float output, float label) {
      return Math.max(0, 1 - output * label);
    }

    @Override
    float slope(float output, float label) {
      return output * label < 1 ? -label : 0;
    }
  },
  /** Labels are 1 and -1. */
  SQUARED_HINGE {
    @Override
    double value(float output, float label) {
      float miss = Math.max(0, 1 - output * label);
      return miss * miss;
    }

    @Override
    float slope(float output, float label) {
      return -2 * label * Math.max(0, 1 - output * label);
    }
  },
  SQUARED_LOG_ERROR {
    @Override
    double value(float output, float label) {
      double error = Math.log((output + 1) / (label + 1));
      return error * error;
    }

    @Override
    float slope(float output, float label) {
      float above = output + 1;
      return 2 / above * (float) Math.log(above / (label + 1));
    }

    @Override
    public boolean isMean() {
      return true;
    }
  },
  POISSON {
    @Override
    double value(float output, float label) {
      return output - label * Math.log(output);
    }

    @Override
    float slope(float output, float label) {
      return 1 - label / output;
    }
  },
  HUBER {
    @Override
    double value(float output, float label) {
      float size = Math.abs(output - label);
      float capped = Math.min(size, 1);
      return (size - capped / 2) * capped;
    }

    @Override
    float slope(float output, float label) {
      return Math.min(Math.max(output - label, -1), 1);
    }
  },
  LOG_COSH {
    @Override
    double value(float output, float label) {
      double size = Math.abs(output - label);
      return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }

    @Override
    float slope(float output, float label) {
      return Exponentials.tanh(output - label);
    }
  };

  /** ND4J's threshold for probabilities. */
  private static final float LEAST = 1e-5f;

  abstract double value(float output, float label);

  /** The derivative by the output. */
  abstract float slope(float output, float label);

  @Override
  public double value(int place, float output, float label) {
    return value(output, label);
  }

  @Override
  public float slope(int place, float output, float label) {
    return slope(output, label);
  }

  @Override
  public boolean isMean() {
    return false;
  }
}
