package io.sparktune.data;

import io.sparktune.settings.Task;
import java.io.Serializable;
import java.util.List;

/** The target of every row. */
public sealed interface Target extends Serializable
    permits ClassTarget, LabelsTarget, NumberTarget {

  String name();

  Task task();

  /** The labels of the classes, or those that rows may have; empty for a number. */
  List<String> labels();

  int rows();

  /** The target of the first rows alone. */
  Target first(int count);

  /** The memory its cells take, outside the Java heap. */
  long bytes();
}
