package io.sparktune.data;

import java.io.Serializable;

/** What is to be foretold of every row. */
public sealed interface Target extends Serializable permits ClassTarget, NumberTarget {

  String name();

  int rows();

  /** The memory its cells take, outside the Java heap. */
  long bytes();
}
