package io.sparktune.data.table;

import java.io.Serializable;

/** One feature of every row. */
public sealed interface Column extends Serializable
    permits NumericColumn, CategoricalColumn, DateColumn {

  String name();

  int rows();

  boolean isMissing(int row);

  /** The memory its cells take, outside the Java heap. */
  long bytes();
}
