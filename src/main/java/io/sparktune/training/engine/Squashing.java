package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Blocks;
import io.sparktune.training.engine.arrays.Exponentials;

/** The activations between two bounds, as Deeplearning4j defines them. */
enum Squashing implements ElementCurve {
  SIGMOID {
    @Override
    public float value(float input) {
      return Exponentials.sigmoid(input);
    }

    @Override
    public float slope(float input, float output) {
      return output * (1 - output);
    }

    @Override
    public void apply(float[] inputs, float[] outputs, int rows, int width) {
      int length = rows * width;
      for (int i = 0; i < length; i++) {
        outputs[i] = -inputs[i];
      }
      Blocks.exp(outputs, outputs, length);
      for (int i = 0; i < length; i++) {
        outputs[i] = 1 / (1 + outputs[i]);
      }
    }

    @Override
    public void multiplyBySlopes(
        float[] inputs, float[] outputs, float[] gradient, int rows, int width) {
      int length = rows * width;
      for (int i = 0; i < length; i++) {
        gradient[i] *= outputs[i] * (1 - outputs[i]);
      }
    }
  },
  HARD_SIGMOID {
    @Override
    public float value(float input) {
      return Math.min(1, Math.max(0, 0.2f * input + 0.5f));
    }

    @Override
    public float slope(float input, float output) {
      return input < -2.5f || input > 2.5f ? 0 : 0.2f;
    }
  },
  TANH {
    @Override
    public float value(float input) {
      return Exponentials.tanh(input);
    }

    @Override
    public float slope(float input, float output) {
      return 1 - output * output;
    }

    @Override
    public void apply(float[] inputs, float[] outputs, int rows, int width) {
      Blocks.tanh(inputs, outputs, rows * width);
    }

    @Override
    public void multiplyBySlopes(
        float[] inputs, float[] outputs, float[] gradient, int rows, int width) {
      int length = rows * width;
      for (int i = 0; i < length; i++) {
        gradient[i] *= 1 - outputs[i] * outputs[i];
      }
    }
  },
  HARD_TANH {
    @Override
    public float value(float input) {
      return Math.min(1, Math.max(-1, input));
    }

    @Override
    public float slope(float input, float output) {
      return input >= -1 && input <= 1 ? 1 : 0;
    }
  },
  /** A rational approximation of 1.7159 tanh(2/3 x). */
  RATIONAL_TANH {
    @Override
    public float value(float input) {
      float at = input * 2 / 3;
      float size = Math.abs(at);
      return HEIGHT * Math.signum(at) * (1 - 1 / denominator(size));
    }

    @Override
    public float slope(float input, float output) {
      float size = Math.abs(input * 2 / 3);
      float denominator = denominator(size);
      float rise = 1 + 2 * size + 4 * FOURTH * size * size * size;
      return HEIGHT * 2 / 3 * rise / (denominator * denominator);
    }
  },
  RECTIFIED_TANH {
    @Override
    public float value(float input) {
      return Math.max(0, Exponentials.tanh(input));
    }

    @Override
    public float slope(float input, float output) {
      return input > 0 ? 1 - output * output : 0;
    }
  },
  SOFTSIGN {
    @Override
    public float value(float input) {
      return input / (1 + Math.abs(input));
    }

    @Override
    public float slope(float input, float output) {
      float size = 1 + Math.abs(input);
      return 1 / (size * size);
    }
  };

  private static final float HEIGHT = 1.7159f;
  private static final float FOURTH = 1.41645f;

  private static float denominator(float size) {
    float square = size * size;
    return 1 + size + square + FOURTH * square * square;
  }
}
