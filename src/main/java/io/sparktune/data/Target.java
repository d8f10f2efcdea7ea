package io.sparktune.data;

import io.sparktune.settings.Task;
import java.io.Serializable;
import java.util.List;

/** The target of every row. */
public sealed interface Target extends Serializable permits ClassTarget, NumberTarget {

  String name();

  Task task();

  /** The labels of the classes; empty for a target without classes. */
  List<String> labels();

  int rows();

  /** The target of the first rows alone. */
  Target first(int count);

  /** The memory its cells take, outside the Java heap. */
  long bytes();
}
