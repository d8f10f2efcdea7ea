package io.sparktune.data.folds;

import java.io.Serializable;

/** One split of the study's rows; both sides ascend and share no row. */
@SuppressWarnings("ArrayRecordComponent") // row numbers stay primitive
public record Fold(int[] trainRows, int[] validationRows) implements Serializable {}
