package com.example.tuning;

/** The scaling of sparse features; zeros stay zeros. */
public enum Scaling {
  NONE,
  /** Divides by the greatest absolute value of the training rows. */
  MAX_ABS
}
