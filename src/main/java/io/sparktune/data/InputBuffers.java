package io.sparktune.data;

/** The arrays that the rows of a batch are written into, one for each input of a network. */
public interface InputBuffers {

  /** The numbers of an input, row after row. */
  float[] values(int input);
}
