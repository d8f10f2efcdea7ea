package io.sparktune.model.text;

/** The part of a text's order in its tokens' vectors. */
enum Positioning {
  /** A vector for each position is learnt. */
  LEARNED,
  NONE
}
