package io.sparktune.model.text;

import io.sparktune.settings.Settings;

/**
 * The vectors of tokens.
 *
 * @param size of each
 * @param isFrozen whether they stay as a file has them
 */
record Embedding(int size, boolean isFrozen) implements Settings {

  Embedding {
    if (size < 1) {
      throw new IllegalArgumentException("the size of the embedding is " + size);
    }
  }
}
