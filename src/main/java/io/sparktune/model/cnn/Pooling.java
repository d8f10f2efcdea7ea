package io.sparktune.model.cnn;

/** The value that stands for several pixels of a channel. */
enum Pooling {
  NONE,
  MAX,
  AVERAGE
}
