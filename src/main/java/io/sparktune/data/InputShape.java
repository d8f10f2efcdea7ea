package io.sparktune.data;

import io.sparktune.settings.FileReference;
import io.sparktune.settings.Settings;
import java.util.List;
import java.util.Optional;

/** The shape of one input of a network for one row. */
public sealed interface InputShape extends Settings {

  /** The numbers of one row. */
  int numbers();

  /** Some numbers in no order of space or time. */
  record Vector(int width) implements InputShape {
    public Vector {
      requirePositive(width, "width");
    }

    /** Why a network of one vector alone cannot read these inputs; empty if it can. */
    public static Optional<String> reasonAgainst(List<InputShape> inputs) {
      return inputs.size() == 1 && inputs.get(0) instanceof Vector
          ? Optional.empty()
          : Optional.of("it reads one vector, not " + inputs);
    }

    @Override
    public int numbers() {
      return width;
    }
  }

  /** A picture: one channel after the other, each row by row. */
  record Image(int channels, int height, int width) implements InputShape {
    public Image {
      requirePositive(channels, "number of channels");
      requirePositive(height, "height");
      requirePositive(width, "width");
    }

    @Override
    public int numbers() {
      return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }
  }

  /** The same numbers at consecutive steps, step by step. */
  record Sequence(int steps, int width) implements InputShape {
    public Sequence {
      requirePositive(steps, "number of steps");
      requirePositive(width, "width");
    }

    @Override
    public int numbers() {
      return Math.multiplyExact(steps, width);
    }
  }

  /** Whole numbers from 0 to below the vocabulary's size, one at each step. */
  record Ids(int steps, int vocabulary) implements InputShape {
    public Ids {
      requirePositive(steps, "number of steps");
      requirePositive(vocabulary, "size of the vocabulary");
    }

    @Override
    public int numbers() {
      return steps;
    }
  }

  /**
   * The ids of a text's tokens, from 1 to below the vocabulary's size, and 0 behind its end.
   * Networks get batches that are as long as their longest text, with masks.
   *
   * @param most tokens of a text
   * @param vectors that some of them have before training
   */
  record Tokens(int most, int vocabulary, KnownVectors vectors) implements InputShape {
    public Tokens {
      requirePositive(most, "number of tokens");
      requirePositive(vocabulary, "size of the vocabulary");
    }

    /** Tokens without vectors. */
    public Tokens(int most, int vocabulary) {
      this(most, vocabulary, KnownVectors.NONE);
    }

    @Override
    public int numbers() {
      return most;
    }

    @Override
    public String toString() {
      return "Tokens[most=" + most + ", vocabulary=" + vocabulary + "]";
    }
  }

  /**
   * Vectors of tokens in a file.
   *
   * @param file that has them
   * @param first the id of the first token
   * @param tokens in the order of their ids; not all need be in the file
   */
  record KnownVectors(FileReference file, int first, List<String> tokens) implements Settings {

    /** There is no file. */
    public static final KnownVectors NONE =
        new KnownVectors(new FileReference("", ""), 0, List.of());

    public KnownVectors {
      tokens = List.copyOf(tokens);
    }
  }

  private static void requirePositive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException("the " + name + " is " + value + ", less than 1");
    }
  }
}
