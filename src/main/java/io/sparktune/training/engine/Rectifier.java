package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Blocks;
import io.sparktune.training.engine.arrays.Exponentials;

/** The activations that grow without bound, as Deeplearning4j defines them. */
enum Rectifier implements ElementCurve {
  IDENTITY {
    @Override
    public float value(float input) {
      return input;
    }

    @Override
    public float slope(float input, float output) {
      return 1;
    }
  },
  RELU {
    @Override
    public float value(float input) {
      return Math.max(input, 0);
    }

    @Override
    public float slope(float input, float output) {
      return input > 0 ? 1 : 0;
    }

    @Override
    public void apply(float[] inputs, float[] outputs, int rows, int width) {
      int length = rows * width;
      for (int i = 0; i < length; i++) {
        outputs[i] = Math.max(inputs[i], 0);
      }
    }

    @Override
    public void multiplyBySlopes(
        float[] inputs, float[] outputs, float[] gradient, int rows, int width) {
      Blocks.clearWhereZero(outputs, gradient, rows * width);
    }
  },
  LEAKY_RELU {
    @Override
    public float value(float input) {
      return input < 0 ? LEAK * input : input;
    }

    @Override
    public float slope(float input, float output) {
      return input < 0 ? LEAK : 1;
    }
  },
  RELU_6 {
    @Override
    public float value(float input) {
      return Math.min(Math.max(input, 0), 6);
    }

    @Override
    public float slope(float input, float output) {
      return input > 0 && input < 6 ? 1 : 0;
    }
  },
  THRESHOLDED_RELU {
    @Override
    public float value(float input) {
      return input > 1 ? input : 0;
    }

    @Override
    public float slope(float input, float output) {
      return input > 1 ? 1 : 0;
    }
  },
  ELU {
    @Override
    public float value(float input) {
      return input >= 0 ? input : Exponentials.exp(input) - 1;
    }

    @Override
    public float slope(float input, float output) {
      return input >= 0 ? 1 : Exponentials.exp(input);
    }
  },
  SELU {
    @Override
    public float value(float input) {
      return input > 0 ? SELU_SCALE * input : SELU_DEPTH * (Exponentials.exp(input) - 1);
    }

    @Override
    public float slope(float input, float output) {
      return input > 0 ? SELU_SCALE : SELU_DEPTH * Exponentials.exp(input);
    }
  },
  /** By the logistic function, which approximates that of the normal distribution. */
  GELU {
    @Override
    public float value(float input) {
      return input * Exponentials.sigmoid(GELU_STEEPNESS * input);
    }

    @Override
    public float slope(float input, float output) {
      float gate = Exponentials.sigmoid(GELU_STEEPNESS * input);
      return gate + GELU_STEEPNESS * input * gate * (1 - gate);
    }
  },
  SWISH {
    @Override
    public float value(float input) {
      return input * Exponentials.sigmoid(input);
    }

    @Override
    public float slope(float input, float output) {
      float gate = Exponentials.sigmoid(input);
      return gate + input * gate * (1 - gate);
    }
  },
  /** By tanh(ln(1 + e)) = n / (n + 2) with n = e (e + 2), where e is the input's exponential. */
  MISH {
    @Override
    public float value(float input) {
      return input > MISH_STRAIGHT ? input : input * gate(Exponentials.exp(input));
    }

    @Override
    public float slope(float input, float output) {
      if (input > MISH_STRAIGHT) {
        return 1;
      }
      float exp = Exponentials.exp(input);
      float gate = gate(exp);
      return gate + input * (1 - gate * gate) * (exp / (1 + exp));
    }

    private static float gate(float exp) {
      float squared = exp * (exp + 2);
      return squared / (squared + 2);
    }
  },
  SOFTPLUS {
    @Override
    public float value(float input) {
      return Exponentials.softplus(input);
    }

    @Override
    public float slope(float input, float output) {
      return Exponentials.sigmoid(input);
    }
  },
  CUBE {
    @Override
    public float value(float input) {
      return input * input * input;
    }

    @Override
    public float slope(float input, float output) {
      return 3 * input * input;
    }
  };

  private static final float LEAK = 0.01f;
  private static final float GELU_STEEPNESS = 1.702f;

  /** Beyond it, gates are 1. */
  private static final float MISH_STRAIGHT = 20;

  /** Klambauer et al., arXiv 1706.02515. */
  private static final float SELU_SCALE = 1.050701f;

  private static final float SELU_DEPTH = 1.050701f * 1.6732632f;
}
